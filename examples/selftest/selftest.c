// The self-test's frame: regions are opened, their words claimed, the job done.
//
// SPDX-License-Identifier: MIT
#include "report.h"

void region_claim(const selftest_t *test, backmem_region_t *region, claim_t *claim) {
    const backmem_region_desc_t *row = region->desc;
    if (!test->claim || row->reserved_count > CLAIM_SPANS_MAX) {
        return;
    }
    claim->desc = *row;
    claim->desc.reserved = claim->reserved;
    claim->desc.reserved_count = 0;
    for (uint8_t i = 0; i < row->reserved_count; i++) {
        if (row->reserved[i].when == BACKMEM_WHEN_ALWAYS) {
            claim->reserved[claim->desc.reserved_count++] = row->reserved[i];
        }
    }
    region->desc = &claim->desc;
}

static backmem_err_t region_bind(const selftest_t *test, backmem_region_t *region) {
    return test->secure ? backmem_region_bind_secure(region, region->desc)
                        : backmem_region_bind(region, region->desc);
}

static backmem_err_t region_open(const selftest_t *test, backmem_region_t *region,
                                 const backmem_region_desc_t *desc) {
    return test->secure ? backmem_region_open_secure(region, desc)
                        : backmem_region_open(region, desc);
}

static bool step_failed(backmem_err_t opened) {
    return opened == BACKMEM_ERR_TIMEOUT || opened == BACKMEM_ERR_LOCKED
           || opened == BACKMEM_ERR_DROPPED;
}

// What open or attach answered, with the step that failed.
static void open_report(selftest_t *test, const backmem_region_t *region,
                        backmem_err_t opened, const backmem_labels_t *labels,
                        results_t *results) {
    const backmem_region_desc_t *row = region->desc;
    result_t result = { .check = "open", .verdict = VERDICT_PASS, .err = opened };
    if (opened) {
        result.verdict = VERDICT_FAIL;
    } else {
        result.text = backmem_err_name(opened);
    }
    if (opened == BACKMEM_ERR_UNSUPPORTED) {
        result.verdict = VERDICT_SKIP;
        result.text = "this region has no such address; attach memory to its row";
    } else if (step_failed(opened)) {
        result.detail = DETAIL_STEP;
        result.wrote = region->step;
        result.at = row->steps[region->step].reg;
        if (test->secure) {
            result.at += row->secure_offset;
        }
        if (labels != NULL && labels->steps != NULL) {
            result.text = backmem_name_of(labels->steps, region->step);
        }
    }
    report_result(test, results, &result);
}

void selftest_region(selftest_t *test, const backmem_region_t *region,
                     backmem_err_t opened, const backmem_labels_t *labels) {
    backmem_region_t mine = *region;
    results_t results = { .count = 0 };
    claim_t claim;
    if (opened && region_bind(test, &mine) == BACKMEM_OK) {
        // Only for the report: address and size as the row has them.
        mine.step = region->step;
    }
    report_facts(test, &mine, labels);
    open_report(test, &mine, opened, labels, &results);
    backmem_region_t work = mine;
    region_claim(test, &work, &claim);
    if (opened) {
        // Nothing can be tested.
    } else if (test->job == SELFTEST_CHECK) {
        check_region(test, &work, &results);
    } else if (test->job == SELFTEST_ARM) {
        arm_region(test, &work, &results);
    } else {
        verify_region(test, &work, &results);
    }
    report_csv(test, &mine, labels, &results);
}

// The event that any region is armed for.
static backmem_event_t chip_armed(const selftest_t *test, const backmem_chip_t *chip) {
    backmem_event_t event = SELFTEST_ANY_EVENT;
    for (uint8_t i = 0; i < chip->region_count && event == SELFTEST_ANY_EVENT; i++) {
        backmem_region_t region;
        if (region_open(test, &region, &chip->regions[i]) == BACKMEM_OK) {
            event = selftest_armed(test, &region);
        }
    }
    return event;
}

uint16_t selftest_chip(selftest_t *test, const backmem_chip_t *chip,
                       const backmem_chip_labels_t *labels) {
    test->passed = 0;
    test->failed = 0;
    if (test->job == SELFTEST_VERIFY && test->event == SELFTEST_ANY_EVENT) {
        test->event = chip_armed(test, chip);
    }
    selftest_head(test, chip->name);
    for (uint8_t i = 0; i < chip->region_count; i++) {
        backmem_region_t region;
        backmem_err_t opened = region_open(test, &region, &chip->regions[i]);
        selftest_region(test, &region, opened,
                        labels != NULL ? &labels->regions[i] : NULL);
    }
    selftest_tail(test);
    return test->failed;
}

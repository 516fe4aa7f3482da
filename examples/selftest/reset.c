// The self-test over a reset: arm leaves a pattern, verify looks for it.
//
// The pattern's bytes follow from the event and the offset alone, so verify
// knows all of them without help from the memory it judges, names the event
// and tells memory that was kept from memory that changed. The Python
// self-test stores the same bytes.
//
// SPDX-License-Identifier: MIT
#include "report.h"

static uint8_t armed_byte(uint32_t event, uint32_t offset) {
    uint32_t x = offset * 0x9e3779b1u + (event + 1) * 0x85ebca6bu;
    x ^= x >> 15;
    x *= 0x2c1b3c6du;
    return (uint8_t)(x >> 24);
}

// How many of the region's free bytes are as armed for the event.
static uint32_t armed_count(const backmem_region_t *region, uint32_t event,
                            uint32_t *total) {
    uint32_t same = 0;
    backmem_place_t run;
    *total = 0;
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        for (uint32_t i = run.offset; i < run.offset + run.bytes; i++) {
            uint8_t byte = 0;
            backmem_err_t err = backmem_region_read(region, i, &byte, 1);
            same += !err && byte == armed_byte(event, i);
        }
        *total += run.bytes;
    }
    return same;
}

// The event that most bytes are armed for, and how many.
static backmem_event_t armed_best(const backmem_region_t *region, uint32_t *same,
                                  uint32_t *total) {
    backmem_event_t best = SELFTEST_ANY_EVENT;
    *same = 0;
    for (uint32_t event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        const uint32_t count = armed_count(region, event, total);
        if (count > *same) {
            *same = count;
            best = (backmem_event_t)event;
        }
    }
    return best;
}

backmem_event_t selftest_armed(const selftest_t *test, const backmem_region_t *region) {
    backmem_region_t work = *region;
    claim_t claim;
    region_claim(test, &work, &claim);
    uint32_t same;
    uint32_t total;
    const backmem_event_t event = armed_best(&work, &same, &total);
    return total > 0 && same == total ? event : SELFTEST_ANY_EVENT;
}

// ---- arm --------------------------------------------------------------------

static const char *event_advice(backmem_event_t event) {
    static const char *const texts[] = {
        "; now reset the core by software; then verify",
        "; now let the watchdog bite; then verify",
        "; now press the reset button; then verify",
        "; now enter deep sleep and wake up; then verify",
        "; now take the main supply away for 10 s but not the battery; then verify",
        "; now take main supply and battery away for 60 s; then verify",
    };
    return texts[event];
}

void arm_region(selftest_t *test, const backmem_region_t *region, results_t *results) {
    result_t result = { .check = "arm", .detail = DETAIL_BYTES };
    backmem_place_t run;
    backmem_err_t err = BACKMEM_OK;
    for (uint32_t n = 0; !err && backmem_region_unowned(region, n, &run); n++) {
        for (uint32_t i = run.offset; !err && i < run.offset + run.bytes; i++) {
            const uint8_t byte = armed_byte(test->event, i);
            err = backmem_region_write(region, i, &byte, 1);
        }
    }
    const uint32_t same = armed_count(region, test->event, &result.at);
    if (result.at == 0) {
        result.detail = DETAIL_NONE;
        result.text = "no free words";
    } else if (err || same != result.at) {
        result.verdict = VERDICT_FAIL;
        result.err = err;
        result.detail = DETAIL_PART;
        result.wrote = result.at;
        result.read = same;
        result.text = "as armed";
    } else {
        result.verdict = VERDICT_PASS;
        result.text = event_advice(test->event);
    }
    report_result(test, results, &result);
}

// ---- verify -----------------------------------------------------------------

typedef enum fate {
    FATE_KEPT,
    FATE_CHANGED, // part of the pattern is there
    FATE_LOST,
} fate_t;

static fate_t fate_of(uint32_t same, uint32_t total) {
    if (same == total) {
        return FATE_KEPT;
    }
    // Of noise, one byte in 256 agrees; of cleared memory about as many.
    return total >= 16 && same >= total / 4 ? FATE_CHANGED : FATE_LOST;
}

static verdict_t fate_verdict(fate_t fate, backmem_answer_t answer) {
    if (answer == BACKMEM_YES) {
        return fate == FATE_KEPT ? VERDICT_PASS : VERDICT_FAIL;
    }
    // Kept although the page says no: luck, perhaps; worth a report.
    return answer == BACKMEM_NO && fate != FATE_KEPT ? VERDICT_PASS : VERDICT_NOTE;
}

static const char *fate_text(fate_t fate) {
    static const char *const texts[] = { "as armed: kept", "as armed: changed",
                                         "as armed: lost" };
    return texts[fate];
}

static const char *answer_text(backmem_answer_t answer) {
    return answer == BACKMEM_YES  ? "; the page says yes"
           : answer == BACKMEM_NO ? "; the page says no"
                                  : "; the page says unknown";
}

void verify_region(selftest_t *test, const backmem_region_t *region,
                   results_t *results) {
    result_t result = { .check = "verify", .detail = DETAIL_PART };
    const backmem_event_t best = armed_best(region, &result.read, &result.wrote);
    const fate_t fate = fate_of(result.read, result.wrote);
    backmem_event_t event = test->event;
    if (event == SELFTEST_ANY_EVENT && fate != FATE_LOST) {
        event = best;
    }
    if (result.wrote == 0) {
        result.detail = DETAIL_NONE;
        result.text = "no free words";
    } else if (event == SELFTEST_ANY_EVENT) {
        result.verdict = VERDICT_NOTE;
        result.text = "as armed: lost or never armed; name the event to compare";
    } else if (fate != FATE_LOST && best != event) {
        result.verdict = VERDICT_NOTE;
        result.text = "are armed for another event: ";
        result.more = selftest_event_name(best);
    } else {
        const backmem_answer_t answer = backmem_desc_survives(region->desc, event);
        result.verdict = fate_verdict(fate, answer);
        result.text = fate_text(fate);
        result.more = answer_text(answer);
    }
    report_result(test, results, &result);
}

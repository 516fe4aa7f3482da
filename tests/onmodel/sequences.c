// Random sequences on every model.
//
//   sequences STEPS SEED [CHIP]     so many steps in all, from this seed on
//   sequences --replay FILE         sequences that were wrong once: CHIP SEED a line
//   sequences --show CHIP SEED      the steps of one
//
// One that is wrong is printed as a line for that file.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sequence.h"

#define WRONG_MAX 20

static int replay(const char *path) {
    char line[256];
    char name[64];
    unsigned long long seed;
    uint64_t taken = 0;
    unsigned passed = 0;
    unsigned failed = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        return EXIT_FAILURE;
    }
    while (fgets(line, sizeof(line), file) != NULL) {
        if (line[0] != '#' && sscanf(line, "%63s %llu", name, &seed) == 2) {
            const vchip_chip_t *chip = vchip_find(name);
            const bool good = chip != NULL && sequence_run(chip, seed, false, &taken);
            passed += good;
            failed += !good;
        }
    }
    fclose(file);
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0 || passed == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

static const vchip_chip_t *chip_of(const char *name) {
    const vchip_chip_t *chip = vchip_find(name);
    if (chip == NULL) {
        fprintf(stderr, "no model of %s\n", name);
        exit(2);
    }
    return chip;
}

int main(int argc, char **argv) {
    uint64_t taken = 0;
    unsigned passed = 0;
    unsigned failed = 0;
    if (argc == 3 && strcmp(argv[1], "--replay") == 0) {
        return replay(argv[2]);
    }
    if (argc == 4 && strcmp(argv[1], "--show") == 0) {
        const uint64_t seed = strtoull(argv[3], NULL, 10);
        return sequence_run(chip_of(argv[2]), seed, true, &taken) ? EXIT_SUCCESS
                                                                  : EXIT_FAILURE;
    }
    if (argc < 3) {
        fprintf(stderr, "sequences STEPS SEED [CHIP]\n");
        return 2;
    }
    const uint64_t wanted = strtoull(argv[1], NULL, 10);
    const vchip_chip_t *only = argc > 3 ? chip_of(argv[3]) : NULL;
    uint64_t seed = strtoull(argv[2], NULL, 10);
    while (taken < wanted && failed < WRONG_MAX) {
        for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
            if (only == NULL || only == vchip_chips[i]) {
                const bool good = sequence_run(vchip_chips[i], seed, false, &taken);
                passed += good;
                failed += !good;
            }
        }
        seed++;
    }
    printf("%llu steps from seed %s\n", (unsigned long long)taken, argv[2]);
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0 || passed == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

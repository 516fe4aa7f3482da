// Stands for what an ESP32 build has in sight, with the port's own defaults.
//
// SPDX-License-Identifier: MIT
#ifndef ESP32_BOARD_H
#define ESP32_BOARD_H

#define CONFIG_IDF_TARGET       "esp32"
#define CONFIG_IDF_TARGET_ESP32 1

#endif

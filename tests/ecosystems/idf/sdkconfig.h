// Stands for the file that ESP-IDF makes of a project's options.
//
// SPDX-License-Identifier: MIT
#pragma once
#ifndef CONFIG_IDF_TARGET_ESP32P4
#define CONFIG_IDF_TARGET_ESP32C3 1
#endif

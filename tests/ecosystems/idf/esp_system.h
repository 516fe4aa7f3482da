// Stands for ESP-IDF's header.
//
// SPDX-License-Identifier: MIT
#pragma once
typedef enum {
    ESP_RST_UNKNOWN,
    ESP_RST_DEEPSLEEP = 8
} esp_reset_reason_t;
esp_reset_reason_t esp_reset_reason(void);
void esp_restart(void) __attribute__((noreturn));

// That the page is the ESP8266's: backmem_vendor_same.h says how. Espressif's headers
// have none of its numbers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ESP8266_VENDOR_H
#define BACKMEM_ESP8266_VENDOR_H

#ifndef BACKMEM_RTC_USER_MEM
#error "backmem: this is an ESP8266, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#endif

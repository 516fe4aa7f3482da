// Stands for STM32duino's library of the RTC: what the guide's sketch takes from it.
//
// SPDX-License-Identifier: MIT
#ifndef STM32RTC_h
#define STM32RTC_h

class STM32RTC {
  public:
    static STM32RTC &getInstance();
    void begin(bool reset = false);
};

#endif

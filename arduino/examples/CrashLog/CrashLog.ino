// Keeps the last steps of the program over a reset: after a crash or a watchdog's bite
// the next start prints what it was doing.
//
// Needs 48 bytes in a row: STM32 with backup SRAM or 20 backup registers and more,
// SAMD51, ESP32. On RP2040 a part of the RAM holds them. nRF52 and small STM32 have
// too little, and say so.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

struct Step {
  uint32_t at; // milliseconds
  uint32_t what;
};

#if defined(ARDUINO_ARCH_RP2040)
static uint32_t __uninitialized_ram(kept)[256];
backmem::Memory memory(kept);
#else
backmem::Memory memory;
#endif
backmem::Log<Step> steps(memory, 4);

void setup() {
  Serial.begin(115200);
  while (!Serial && millis() < 5000) { // with native USB: until the monitor is open
  }
  if (!steps.begin()) {
    Serial.println(steps.errorName());
    return;
  }
  Step step;
  uint16_t cursor = 0;
  while (steps.next(cursor, step)) {
    Serial.print("at ");
    Serial.print(step.at);
    Serial.print(" ms: step ");
    Serial.println(step.what);
  }
}

void loop() {
  static uint32_t what = 0;
  Step step;
  step.at = millis();
  step.what = what++;
  steps.append(step);
  delay(1000);
}

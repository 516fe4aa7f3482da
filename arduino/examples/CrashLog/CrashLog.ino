// Keeps the last steps of the program over a reset: after a crash or a watchdog's bite
// the next start prints what it was doing.
//
// Needs 48 bytes in a row, which STM32 with backup SRAM or 20 backup registers and more,
// SAMD51 and ESP32 have. On RP2040, RP2350, STM32F1 and C0 and the Nano 33 BLE, a part
// of the RAM holds them. If it prints SIZE, on a smaller STM32, take that line of RAM
// there, too. With Adafruit's nRF52 core, and on a Nicla Sense or Voice, it prints
// UNSUPPORTED: they have a byte or two, and no such RAM.
//
// The reset button of an ESP32 or an RP2350 clears the memory. BootCounter tells what
// other resets keep it, and how the program makes one.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

struct Step {
  uint32_t at; // milliseconds
  uint32_t what;
};

#if defined(ARDUINO_ARCH_RP2040) || defined(ARDUINO_ARCH_NRF52840) \
    || defined(STM32F1xx) || defined(STM32C0xx)
BACKMEM_ARDUINO_RAM(kept, 256); // 256 words: 1 KB; lost with the supply
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

// Counts the board's starts in memory that outlives a reset: press the reset button.
//
// STM32, RP2040, SAMD51, ESP32 and nRF52: the chip follows from the board that is
// chosen. On RP2040 the button is RUN, which clears the memory: send a letter from the
// serial monitor instead.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

#if defined(PICO_RP2350) && PICO_RP2350
backmem::Memory memory("POWMAN_SCRATCH"); // of the other, BOOTSEL takes words 2 to 7
#else
backmem::Memory memory;
#endif
backmem::Boot boot(memory);

void setup() {
  Serial.begin(115200);
  while (!Serial && millis() < 5000) { // with native USB: until the monitor is open
  }
#if defined(ARDUINO_ARCH_NRF52)
  // Two registers of eight bits: too few for an object. A plain byte has to do.
  uint8_t starts = 0;
  if (memory.begin() == BACKMEM_OK) {
    const backmem_place_t place = memory.take(0);
    if (backmem_region_read(place.region, place.offset, &starts, 1) == BACKMEM_OK) {
      starts++;
      if (backmem_region_write(place.region, place.offset, &starts, 1) == BACKMEM_OK) {
        Serial.println(starts);
      }
    }
  }
#else
  if (!boot.begin()) {
    Serial.println(boot.errorName());
    return;
  }
  Serial.print("start ");
  Serial.print(boot.boots());
  Serial.print(", failed in a row before it: ");
  Serial.println(boot.streak());
  if (boot.looping(3)) {
    Serial.println("Something is wrong: stay out of the usual start.");
  }
#endif
}

void loop() {
#if !defined(ARDUINO_ARCH_NRF52)
  static bool told = false;
  if (!told && millis() > 10000) { // ran long enough to call it healthy
    told = boot.healthy();
  }
#endif
#if defined(ARDUINO_ARCH_RP2040) && !defined(ARDUINO_ARCH_MBED)
  if (Serial.read() >= 0) {
    rp2040.reboot();
  }
#endif
}

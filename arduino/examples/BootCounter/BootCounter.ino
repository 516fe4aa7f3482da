// Counts the board's starts in memory that outlives a reset.
//
// The chip follows from the board that is chosen, and the memory from the chip: backup
// registers or backup SRAM of STM32, scratch words of RP2040 and RP2350, backup RAM of
// SAMD51, RTC memory of ESP32. STM32F1 and C0 and the Nano 33 BLE have no memory that
// holds an object, so RAM that no start-up code clears holds it; it is lost with the
// supply. With Adafruit's nRF52 core, and on a Nicla Sense or Voice, a plain byte has
// to do.
//
// Press the reset button, or send a letter from the serial monitor where a reset by the
// program is known to keep the memory and the button clears it (RP2040, RP2350), or is
// not known to keep it (Nano 33 BLE).
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

#if defined(PICO_RP2350) && PICO_RP2350
backmem::Memory memory("POWMAN_SCRATCH"); // of the other, BOOTSEL takes words 2 to 7
#elif defined(STM32F1xx) || defined(STM32C0xx) || defined(ARDUINO_ARCH_NRF52840)
BACKMEM_ARDUINO_RAM(kept, 64);
backmem::Memory memory(kept);
#else
backmem::Memory memory;
#endif

#if defined(ARDUINO_ARCH_NRF52) || defined(ARDUINO_ARCH_NRF52832)
// Two registers of eight bits: too few for an object.
void setup() {
  Serial.begin(115200);
  while (!Serial && millis() < 5000) { // with native USB: until the monitor is open
  }
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
}

void loop() {
}

#else
backmem::Boot boot(memory);

void setup() {
  Serial.begin(115200);
  while (!Serial && millis() < 5000) { // with native USB: until the monitor is open
  }
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
}

void loop() {
  static bool told = false;
  if (!told && millis() > 10000) { // ran long enough to call it healthy
    told = boot.healthy();
  }
#if defined(ARDUINO_ARCH_MBED)
  if (Serial.read() >= 0) {
    NVIC_SystemReset();
  }
#elif defined(ARDUINO_ARCH_RP2040)
  if (Serial.read() >= 0) {
    rp2040.reboot();
  }
#endif
}
#endif

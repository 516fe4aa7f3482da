// Counts the board's starts in memory that outlives a reset.
//
// The chip follows from the board that is chosen, and the memory from the chip: backup
// registers or backup SRAM of STM32, scratch words of RP2040 and RP2350, backup RAM of
// SAMD51, RTC memory of ESP32. STM32F1 and C0 and the Nano 33 BLE have no memory that
// holds an object, so RAM that no start-up code clears holds it; it is lost with the
// supply. With Adafruit's nRF52 core, and on a Nicla Sense or Voice, a plain byte has
// to do.
//
// Now reset it: press the button, or send a letter from the serial monitor, upon which
// the program resets the board. The next line is start 2, where this reset keeps the
// memory:
// - ESP32, RP2040, RP2350: send a letter. The button clears the memory; on an ESP32 it
//   is EN, and opening the monitor may press it.
// - Nano 33 BLE and other nRF52: send a letter. No source says that the button keeps it.
// - STM32F1, C0 (Blue Pill): no source says which of the two keeps RAM: try both.
// - Other STM32, SAMD51: both keep it.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

#if defined(PICO_RP2350) && PICO_RP2350
backmem::Memory memory("POWMAN_SCRATCH"); // of the other, BOOTSEL takes words 2 to 7
#elif defined(STM32F1xx) || defined(STM32C0xx) || defined(ARDUINO_ARCH_NRF52840)
BACKMEM_ARDUINO_RAM(kept, 64); // 64 words: 256 bytes
backmem::Memory memory(kept);
#else
backmem::Memory memory;
#endif

void resetByLetter() {
  if (Serial.read() < 0) {
    return;
  }
#if defined(ARDUINO_ARCH_ESP32)
  ESP.restart();
#elif defined(ARDUINO_ARCH_RP2040) && !defined(ARDUINO_ARCH_MBED)
  rp2040.reboot();
#else
  NVIC_SystemReset();
#endif
}

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
        Serial.print("start ");
        Serial.println(starts);
      }
    }
  }
}

void loop() {
  resetByLetter();
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
  resetByLetter();
}
#endif

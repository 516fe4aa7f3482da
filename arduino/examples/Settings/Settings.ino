// Settings by name that outlive a reset, and are old or new whenever the power goes.
//
// Takes 512 bytes in a row, which STM32 with backup SRAM, SAMD51 and ESP32 have. On
// RP2040, RP2350, STM32F1 and C0 and the Nano 33 BLE, a part of the RAM holds them. If it
// prints SIZE, on another STM32, take that line of RAM there, too; or make it 64, which
// hold a number or two, and need 20 backup registers or more. With Adafruit's nRF52 core,
// and on a Nicla Sense or Voice, it prints UNSUPPORTED: they have a byte or two, and no
// such RAM.
//
// The reset button of an ESP32 or an RP2350 clears the memory. BootCounter tells what
// other resets keep it, and how the program makes one.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

#if defined(ARDUINO_ARCH_RP2040) || defined(ARDUINO_ARCH_NRF52840) \
    || defined(STM32F1xx) || defined(STM32C0xx)
BACKMEM_ARDUINO_RAM(kept, 256); // 256 words: 1 KB; lost with the supply
backmem::Memory memory(kept);
#else
backmem::Memory memory;
#endif
backmem::Store settings(memory, 512); // bytes

void setup() {
  Serial.begin(115200);
  while (!Serial && millis() < 5000) { // with native USB: until the monitor is open
  }
  if (!settings.begin()) {
    Serial.println(settings.errorName());
    return;
  }
  int volume = settings["volume"].get(5); // 5: nothing is stored yet
  Serial.print("volume ");
  Serial.println(volume);
  settings["volume"] = volume + 1;
  if (settings.error() != BACKMEM_OK) {
    Serial.println(settings.errorName()); // FULL: no room, and nothing is stored
  }
}

void loop() {
}

// Settings by name that outlive a reset, and are old or new whenever the power goes.
//
// Takes 512 bytes in a row: STM32 with backup SRAM, SAMD51, ESP32. On RP2040 a part of
// the RAM holds them. Other STM32 say SIZE: make it 64, which hold a number or two, and
// need 20 backup registers or more. nRF52 and smaller STM32 have too little.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

#if defined(ARDUINO_ARCH_RP2040)
static uint32_t __uninitialized_ram(kept)[256];
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

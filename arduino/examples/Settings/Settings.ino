// Settings by name that outlive a reset, and are old or new whenever the power goes.
//
// Needs 64 bytes in a row: STM32 with backup SRAM or 32 backup registers, SAMD51,
// ESP32. On RP2040 a part of the RAM holds them. nRF52 and small STM32 have too little,
// and say so.
//
// SPDX-License-Identifier: MIT
#include <backmem.h>

#if defined(ARDUINO_ARCH_RP2040)
static uint32_t __uninitialized_ram(kept)[66];
backmem::Memory memory(kept);
#else
backmem::Memory memory;
#endif
backmem::Store settings(memory, 64);

void setup() {
  Serial.begin(115200);
  if (!settings.begin()) {
    Serial.println(settings.errorName());
    return;
  }
  int volume = settings["volume"].get(5); // 5: nothing is stored yet
  Serial.print("volume ");
  Serial.println(volume);
  settings["volume"] = volume + 1;
  if (settings.error() != BACKMEM_OK) {
    Serial.println(settings.errorName());
  }
}

void loop() {
}

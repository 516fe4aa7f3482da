// Stands for a core's main: so a sketch links, and the linker tells what is missing.
//
// SPDX-License-Identifier: MIT
#include <Arduino.h>

Print Serial;
static volatile uint32_t port;

void Print::begin(unsigned long baud) {
    port = static_cast<uint32_t>(baud);
}

int Print::read() {
    return static_cast<int>(port);
}

Print::operator bool() {
    return port != 0;
}

#ifdef ARDUINO_ARCH_ESP32
EspClass ESP;

void EspClass::restart() {
    port = 0;
}
#else
extern "C" void NVIC_SystemReset(void) {
    port = 0;
}
#endif

#if defined(ARDUINO_ARCH_RP2040) && !defined(ARDUINO_ARCH_MBED)
RP2040 rp2040;

void RP2040::reboot() {
    port = 0;
}
#endif

void Print::print(const char *text) {
    while (*text != '\0') {
        port = static_cast<uint32_t>(*text++);
    }
}

void Print::print(unsigned long number) {
    port = static_cast<uint32_t>(number);
}

extern "C" uint32_t millis(void) {
    return port;
}

extern "C" void delay(uint32_t milliseconds) {
    port = milliseconds;
}

// What compilers call by themselves, of the core's C library.
extern "C" void *memset(void *to, int value, size_t size) {
    volatile uint8_t *bytes = static_cast<volatile uint8_t *>(to);
    for (size_t i = 0; i < size; i++) {
        bytes[i] = static_cast<uint8_t>(value);
    }
    return to;
}

extern "C" void *memcpy(void *to, const void *from, size_t size) {
    volatile uint8_t *bytes = static_cast<volatile uint8_t *>(to);
    for (size_t i = 0; i < size; i++) {
        bytes[i] = static_cast<const uint8_t *>(from)[i];
    }
    return to;
}

extern "C" int main(void) {
    setup();
    for (;;) {
        loop();
    }
}

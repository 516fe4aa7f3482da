// Stands for a core's Arduino.h: what sketches and the library take from it. Which core
// it is, its build flags say, as those of the genuine ones do; of ESP32 the SDK's
// configuration comes from here.
//
// SPDX-License-Identifier: MIT
#ifndef Arduino_h
#define Arduino_h

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef ARDUINO_ARCH_ESP32
#define CONFIG_IDF_TARGET_ESP32C3 1
#define RTC_NOINIT_ATTR           __attribute__((section(".rtc_noinit")))
#endif

// Cores have such macros; the library must not trip over them.
#define F(text)   (reinterpret_cast<const __FlashStringHelper *>(text))
#define HIGH      1
#define LOW       0
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#define bit(n)    (1UL << (n))

#ifdef __cplusplus
class __FlashStringHelper; // what F() gives a pointer to

class String {
  public:
    String(const char *text) : text_(text) {
    }
    String(const __FlashStringHelper *text)
        : text_(reinterpret_cast<const char *>(text)) {
    }
    String(const String &other) : text_(other.text_) {
    }
    const char *c_str() const {
        return text_;
    }

  private:
    const char *text_;
};

class Print;

class Printable {
  public:
    virtual size_t printTo(Print &print) const = 0;
};

// With as many println() as cores have: a wrong argument is wrong for each of them.
class Print {
  public:
    void begin(unsigned long baud);
    int read();
    operator bool(); // whether somebody listens; without native USB always
    void print(const char *text);
    void print(unsigned long number);
    void print(int number) {
        print(static_cast<unsigned long>(number));
    }
    void print(unsigned number) {
        print(static_cast<unsigned long>(number));
    }
    void println(const char *text) {
        print(text);
    }
    void println(unsigned long number, int base = 10) {
        print(base == 10 ? number : 0);
    }
    void println(int number, int base = 10) {
        println(static_cast<unsigned long>(number), base);
    }
    void println(unsigned number, int base = 10) {
        println(static_cast<unsigned long>(number), base);
    }
    void println(unsigned char number, int base = 10) {
        println(static_cast<unsigned long>(number), base);
    }
    void println(const __FlashStringHelper *text);
    void println(const String &text);
    void println(char letter);
    void println(long number, int base = 10);
    void println(long long number, int base = 10);
    void println(unsigned long long number, int base = 10);
    void println(double number, int digits = 2);
    void println(const Printable &what);
    void println();
};
extern Print Serial;

#if defined(ARDUINO_ARCH_RP2040) && !defined(ARDUINO_ARCH_MBED)
struct RP2040 {
    void reboot();
};
extern RP2040 rp2040;
#endif

#ifdef ARDUINO_ARCH_ESP32
struct EspClass {
    void restart();
};
extern EspClass ESP;
#endif

extern "C" {
#endif
#ifndef ARDUINO_ARCH_ESP32
void NVIC_SystemReset(void); // of CMSIS, which the cores for Arm include
#endif
uint32_t millis(void);
void delay(uint32_t milliseconds);
void setup(void);
void loop(void);
#ifdef __cplusplus
}
#endif

#endif

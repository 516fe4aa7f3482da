// The library for Arduino: the C API of backmem/*.h, and a small C++ face of it.
//
//     backmem::Memory memory;              // the chip's main memory
//     backmem::Boot boot(memory);
//     backmem::Store settings(memory, 512); // bytes
//
//     void setup() {
//         boot.begin();
//         settings.begin();
//         settings["volume"] = 7;
//         if (settings.error()) {
//             Serial.println(settings.errorName()); // FULL: there is no room for it
//         }
//     }
//
// An object stands behind those whose begin() came before its own, so begin them in the
// same order at each start. begin() is true when the object can be used; otherwise
// error() has a reason, and all other calls are safe and do nothing.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ARDUINO_H
#define BACKMEM_ARDUINO_H

#include <Arduino.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/version.h"

namespace backmem {

// Where objects stand.
class Memory {
  public:
    // The chip's main region, as docs/chips.md has it. On ESP32, RTC memory of the
    // library's own, BACKMEM_ARDUINO_BYTES of it.
    Memory() : name_(nullptr), memory_(nullptr), bytes_(0) {
    }

    // Another region of the chip, such as "POWMAN_SCRATCH" of RP2350.
    explicit Memory(const char *name) : name_(name), memory_(nullptr), bytes_(0) {
    }

    // RAM that no start-up code touches, such as that of __uninitialized_ram on RP2040.
    // Its last 8 bytes are the library's.
    template <uint32_t words>
    explicit Memory(uint32_t (&ram)[words])
        : name_(nullptr), memory_(ram), bytes_(4 * words) {
    }

    // Called by the objects; for those who use the region themselves.
    backmem_err_t begin();

    // Leaves the first bytes of the memory to another library, such as STM32RTC up to
    // 1.2.0: objects stand behind them. Before the first begin().
    void skip(uint32_t bytes) {
        if (!begun_) {
            last_.bytes = bytes;
        }
    }

    // The next bytes that nobody owns, for an object of the C API.
    backmem_place_t take(uint32_t bytes) {
        return backmem_place_take(&last_, bytes);
    }

    const backmem_region_t *region() const {
        return &region_;
    }

  private:
    const char *name_;
    uint32_t *memory_;
    uint32_t bytes_;
    bool begun_ = false;
    backmem_err_t error_ = BACKMEM_OK;
    backmem_region_t region_ = {};
    backmem_place_t last_ = {};
};

// What all objects have.
class Object {
  public:
    // What begin() found: BACKMEM_KEPT, or BACKMEM_COLD where nothing was stored.
    backmem_status_t status() const {
        return status_;
    }

    // Of the last call; BACKMEM_OK, or why it failed.
    backmem_err_t error() const {
        return error_;
    }

    // "DROPPED" and so on, to be printed.
    const char *errorName() const {
        return backmem_err_name(error_);
    }

  protected:
    explicit Object(Memory &memory) : memory_(memory) {
    }

    bool did(backmem_err_t error) {
        error_ = error;
        return error == BACKMEM_OK;
    }

    // The place of an object, once.
    backmem_place_t place(uint32_t bytes) {
        error_ = memory_.begin();
        if (!error_ && place_.bytes == 0) {
            place_ = memory_.take(bytes);
        }
        return place_;
    }

    Memory &memory_;
    backmem_place_t place_ = { memory_.region(), 0, 0 };
    backmem_status_t status_ = BACKMEM_COLD;
    backmem_err_t error_ = BACKMEM_ERR_RANGE;
};

// How often the board started, and how many starts in a row were never healthy().
class Boot : public Object {
  public:
    // 16 bytes hold a shorter form: RP2040's words have no more.
    explicit Boot(Memory &memory, uint32_t bytes = BACKMEM_BOOT_BYTES_SHORT)
        : Object(memory), bytes_(bytes) {
    }

    // Counts this start, once; `cause` is the platform's number of the reset's reason.
    bool begin(uint32_t cause = 0) {
        if (boot_.begun) {
            return did(BACKMEM_OK);
        }
        const backmem_place_t there = place(bytes_);
        return !error_ && did(backmem_boot_open(&boot_, there, &status_))
               && did(backmem_boot_begin(&boot_, cause));
    }

    uint32_t boots() const {
        return boot_.boots;
    }

    uint16_t streak() const {
        return boot_.streak;
    }

    bool looping(uint16_t threshold) const {
        return backmem_boot_looping(&boot_, threshold);
    }

    bool healthy() {
        return did(backmem_boot_healthy(&boot_));
    }

  private:
    uint32_t bytes_;
    backmem_boot_t boot_ = {};
};

#define BACKMEM_PLAIN_DATA                                                        \
    "backmem: T is no plain data: what a String or a pointer stands for is lost " \
    "at a reset. Take numbers, char arrays, or a struct of these"

// Whether bytes of T mean the same after a reset. A pointer in a struct is not seen.
template <typename T> struct Plain {
    enum {
        value = __is_trivially_copyable(T)
    };
};
template <typename T> struct Plain<T *> {
    enum {
        value = false
    };
};

// False for each T: an error of what is compiled for it.
template <typename T> struct Never {
    enum {
        value = false
    };
};

// One struct of plain data, old or new whenever the power goes. Another `layout` says
// that the struct means something else now: what stands there is then FOREIGN.
template <typename T> class Record : public Object {
  public:
    explicit Record(Memory &memory, uint16_t layout = 0)
        : Object(memory), shape_(backmem_shape(sizeof(T), layout)) {
        static_assert(Plain<T>::value, BACKMEM_PLAIN_DATA);
    }

    bool begin() {
        const backmem_place_t there =
            place(BACKMEM_RECORD_BYTES(sizeof(T), shape_.layout));
        return !error_ && did(backmem_record_open(&record_, there, shape_, &status_));
    }

    bool load(T &value) {
        return did(backmem_record_load(&record_, &value));
    }

    bool save(const T &value) {
        return did(backmem_record_save(&record_, &value));
    }

    // No assignment: a record is not its value.
    template <typename Value> Record &operator=(const Value &) {
        static_assert(Never<Value>::value,
                      "backmem: store a value by record.save(value)");
        return *this;
    }

  private:
    backmem_shape_t shape_;
    backmem_record_t record_ = {};
};

// The last entries of plain data.
template <typename T> class Log : public Object {
  public:
    Log(Memory &memory, uint16_t entries) : Object(memory), entries_(entries) {
        static_assert(Plain<T>::value, BACKMEM_PLAIN_DATA);
    }

    bool begin() {
        const backmem_place_t there = place(BACKMEM_LOG_BYTES(sizeof(T), entries_));
        return !error_ && did(backmem_log_open(&log_, there, sizeof(T), &status_));
    }

    // The oldest entry makes room.
    bool append(const T &entry) {
        return did(backmem_log_append(&log_, &entry));
    }

    // The entries from the newest on: start with a cursor of 0. False: no more.
    bool next(uint16_t &cursor, T &entry) {
        return did(backmem_log_next(&log_, &cursor, &entry));
    }

  private:
    uint16_t entries_;
    backmem_log_t log_ = {};
};

class Store;

#define BACKMEM_NO_POINTER                                                \
    "backmem: a pointer is no value. Take a number, a text in quotes, a " \
    "char array or a String; for F(...), write String(F(...))"
#define BACKMEM_TEXT_NEEDS_ROOM                                                   \
    "backmem: get() returns numbers and bool. A text needs room of yours: write " \
    "char text[32], then get(text, sizeof text)"

// One value of a store, as settings["volume"] gives it.
class Setting {
  public:
    Setting(Store &store, const char *key) : store_(store), key_(key) {
    }

    // Stored at once; store.error() tells whether it was: FULL, and nothing is stored.
    Setting &operator=(bool value);
    Setting &operator=(int value);
    Setting &operator=(unsigned value);
    Setting &operator=(long value);
    Setting &operator=(unsigned long value);
    Setting &operator=(float value);
    Setting &operator=(double value) {
        return *this = static_cast<float>(value);
    }
    Setting &operator=(const char *text);
    Setting &operator=(char *text) {
        return *this = const_cast<const char *>(text);
    }
    Setting &operator=(const String &text) {
        return *this = text.c_str();
    }
    // No other pointer: it would be stored as the bool true.
    template <typename Other> Setting &operator=(Other *) {
        static_assert(Never<Other>::value, BACKMEM_NO_POINTER);
        return *this;
    }

    // What is stored, or `otherwise`, where nothing is, or it has another type.
    bool get(bool otherwise) const;
    int get(int otherwise) const {
        return static_cast<int>(get(static_cast<long>(otherwise)));
    }
    long get(long otherwise) const;
    unsigned long get(unsigned long otherwise) const;
    unsigned get(unsigned otherwise) const {
        return static_cast<unsigned>(get(static_cast<unsigned long>(otherwise)));
    }
    float get(float otherwise) const;
    float get(double otherwise) const {
        return get(static_cast<float>(otherwise));
    }
    // The text, with its NUL, into `text`; false: there is none, or it is too long.
    bool get(char *text, uint32_t bytes) const;
    // No text or other pointer as `otherwise`: it would be taken for a bool.
    template <typename Other> Other *get(Other *otherwise) const {
        static_assert(Never<Other>::value, BACKMEM_TEXT_NEEDS_ROOM);
        return otherwise;
    }
    template <typename Text = String> Text get(const String &otherwise) const {
        static_assert(Never<Text>::value, BACKMEM_TEXT_NEEDS_ROOM);
        return otherwise;
    }

    bool remove();

  private:
    Store &store_;
    const char *key_;
};

// Keys and values that change one by one, or together by the C API: c().
class Store : public Object {
  public:
    Store(Memory &memory, uint32_t bytes, uint16_t layout = 0)
        : Object(memory), bytes_(bytes), layout_(layout) {
    }

    bool begin() {
        const backmem_place_t there = place(bytes_);
        return !error_ && did(backmem_store_open(&store_, there, layout_, &status_));
    }

    // The key has to stay where it is while the setting is used: a text in quotes does.
    Setting operator[](const char *key) {
        return Setting(*this, key);
    }

    backmem_store_t *c() {
        return &store_;
    }

  private:
    friend class Setting;
    uint32_t bytes_;
    uint16_t layout_;
    backmem_store_t store_ = {};
};

inline Setting &Setting::operator=(bool value) {
    store_.did(backmem_store_set_bool(store_.c(), backmem_key(key_), value));
    return *this;
}

inline Setting &Setting::operator=(long value) {
    store_.did(backmem_store_set_int64(store_.c(), backmem_key(key_), value));
    return *this;
}

inline Setting &Setting::operator=(unsigned long value) {
    store_.did(backmem_store_set_uint64(store_.c(), backmem_key(key_), value));
    return *this;
}

inline Setting &Setting::operator=(int value) {
    return *this = static_cast<long>(value);
}

inline Setting &Setting::operator=(unsigned value) {
    return *this = static_cast<unsigned long>(value);
}

inline Setting &Setting::operator=(float value) {
    store_.did(backmem_store_set_float(store_.c(), backmem_key(key_), value));
    return *this;
}

inline Setting &Setting::operator=(const char *text) {
    store_.did(backmem_store_set_text(store_.c(), backmem_key(key_), text));
    return *this;
}

inline bool Setting::get(bool otherwise) const {
    bool value = otherwise;
    store_.did(backmem_store_get_bool(store_.c(), backmem_key(key_), &value));
    return value;
}

inline long Setting::get(long otherwise) const {
    int32_t value = 0;
    const backmem_err_t error =
        backmem_store_get_int32(store_.c(), backmem_key(key_), &value);
    return store_.did(error) ? static_cast<long>(value) : otherwise;
}

inline unsigned long Setting::get(unsigned long otherwise) const {
    uint32_t value = 0;
    const backmem_err_t error =
        backmem_store_get_uint32(store_.c(), backmem_key(key_), &value);
    return store_.did(error) ? static_cast<unsigned long>(value) : otherwise;
}

inline float Setting::get(float otherwise) const {
    float value = otherwise;
    store_.did(backmem_store_get_float(store_.c(), backmem_key(key_), &value));
    return value;
}

inline bool Setting::get(char *text, uint32_t bytes) const {
    return store_.did(
        backmem_store_get_text(store_.c(), backmem_key(key_), text, &bytes));
}

inline bool Setting::remove() {
    return store_.did(backmem_store_delete(store_.c(), backmem_key(key_)));
}

} // namespace backmem

#endif

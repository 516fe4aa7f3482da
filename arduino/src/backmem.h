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
// error() has a reason, and all other calls are safe and do nothing. It is true also
// where another release's object stands, which no call but wipe() and migrate() stores
// over: status() is BACKMEM_FOREIGN then.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ARDUINO_H
#define BACKMEM_ARDUINO_H

#include <Arduino.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/log.h"
#include "backmem/version.h"

#include "backmem_arduino_ram.h"

namespace backmem {

// False for each T: an error of what is compiled for it.
template <typename T> struct Never {
    enum {
        value = false
    };
};

#define BACKMEM_ARRAY_ITSELF                                                       \
    "backmem: Memory takes an array of uint32_t itself, without its size, or the " \
    "name of a region in quotes"

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

    // RAM that no start-up code touches: of BACKMEM_ARDUINO_RAM. Its last 8 bytes are
    // the library's.
    template <uint32_t words>
    explicit Memory(uint32_t (&ram)[words])
        : name_(nullptr), memory_(ram), bytes_(4 * words) {
    }

    explicit Memory(char *name) : Memory(static_cast<const char *>(name)) {
    }

    // No other array, no pointer: neither says how large the memory is.
    template <typename Other> explicit Memory(const Other &) {
        static_assert(Never<Other>::value, BACKMEM_ARRAY_ITSELF);
    }
    template <typename Other, typename Size> Memory(const Other &, Size) {
        static_assert(Never<Other>::value, BACKMEM_ARRAY_ITSELF);
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
    const char *name_ = nullptr;
    uint32_t *memory_ = nullptr;
    uint32_t bytes_ = 0;
    bool begun_ = false;
    backmem_err_t error_ = BACKMEM_OK;
    backmem_region_t region_ = {};
    backmem_place_t last_ = {};
};

// What all objects have.
class Object {
  public:
    // What begin() found: BACKMEM_KEPT, or BACKMEM_COLD where nothing was stored; and
    // what wipe() or migrate() made of it. BACKMEM_FOREIGN: another release's object.
    backmem_status_t status() const {
        return status_;
    }

    // "kept" and so on, to be printed.
    const char *statusName() const {
        return backmem_status_name(status_);
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

    // The end of a call that leaves the object with another status.
    bool became(backmem_status_t status, backmem_err_t error) {
        if (error == BACKMEM_OK) {
            status_ = status;
        }
        return did(error);
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

    // Forgets all starts; the next begin() counts from 1.
    bool wipe() {
        return became(BACKMEM_COLD, backmem_boot_wipe(&boot_));
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

// One struct of plain data, old or new whenever the power goes. Another `layout` says
// that the struct means something else now: what stands there is then FOREIGN, and
// save() stores nothing until migrate() or wipe().
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

    // The struct of another release that stands here, where it is an Old of `layout`.
    // False: none, or another one. Of a layout 0 nothing is found.
    template <typename Old> bool found(Old &old, uint16_t layout) {
        static_assert(Plain<Old>::value, BACKMEM_PLAIN_DATA);
        backmem_shape_t there = { 0, 0 };
        backmem_status_t status = BACKMEM_COLD;
        backmem_record_t record = {};
        if (!did(backmem_record_found(&record_, &there))) {
            return false;
        }
        if (there.size != sizeof(Old) || there.layout != layout) {
            return did(BACKMEM_ERR_FOREIGN);
        }
        return did(backmem_record_open(&record, place_, there, &status))
               && did(backmem_record_load(&record, &old));
    }

    // Replaces another release's struct by `value`: one of the two is there, whenever
    // the power goes. Where none stands there, it is save(). SIZE: the old struct is
    // larger than this record's place; only wipe() is left.
    bool migrate(const T &value) {
        return became(BACKMEM_KEPT, backmem_record_migrate(&record_, &value));
    }

    // Clears every byte, of another release's struct too, as far as it is in the place.
    bool wipe() {
        return became(BACKMEM_COLD, backmem_record_wipe(&record_));
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

    // Clears every entry.
    bool wipe() {
        return became(BACKMEM_COLD, backmem_log_wipe(&log_));
    }

  private:
    uint16_t entries_;
    backmem_log_t log_ = {};
};

} // namespace backmem

#include "backmem_arduino_store.h"

#endif

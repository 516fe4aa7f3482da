// Settings by name: backmem::Store of backmem.h, which includes this.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ARDUINO_STORE_H
#define BACKMEM_ARDUINO_STORE_H

#include "backmem/value.h"

#include "backmem.h"

namespace backmem {

class Store;

#define BACKMEM_NO_POINTER                                                \
    "backmem: a pointer is no value. Take a number, a text in quotes, a " \
    "char array or a String; for F(...), write String(F(...))"
#define BACKMEM_TEXT_NEEDS_ROOM                                                   \
    "backmem: get() returns numbers and bool. A text needs room of yours: write " \
    "char text[32], then get(text, sizeof text)"

#define BACKMEM_NOT_THE_VALUE                                                          \
    "backmem: a setting is not its value: write .get(0) behind it, with what to take " \
    "where nothing is stored"

#define BACKMEM_NOT_IN_PLACE                                                        \
    "backmem: a setting is not changed in place: read it by .get(0), change that, " \
    "and assign it"

// An error as soon as the compiler looks at NoValue<true>, and one only, however often
// it looks. NoValue<Always<T>::value>: when it is used with some T.
template <bool used> struct NoValue {
    static_assert(!used, BACKMEM_NOT_THE_VALUE);
    enum {
        value = 0
    };
};
template <typename T> struct Always {
    enum {
        value = true
    };
};

// There is no conversion to T: Conversion<T> has no such type. The text comes as well.
template <typename T> struct Conversion {
    enum {
        value = NoValue<Always<T>::value>::value
    };
};

#define BACKMEM_CHANGES_IN_PLACE(sign)                            \
    template <typename Other> int operator sign(const Other &) {  \
        static_assert(Never<Other>::value, BACKMEM_NOT_IN_PLACE); \
        return 0;                                                 \
    }

// How a number is used, and a setting cannot be. A template, as the compiler looks at
// what a template's functions do only where a sketch calls them. One function gives all
// numbers: with more, several println() would fit alike, and the compiler would speak
// of these.
template <typename T> class NoNumber {
  public:
    // A compiler that does not look at Conversion, as this fits, finds the text here.
    operator int() const {
        return NoValue<Always<T>::value>::value;
    }
    int operator++() {
        static_assert(Never<T>::value, BACKMEM_NOT_IN_PLACE);
        return 0;
    }
    int operator++(int) {
        static_assert(Never<T>::value, BACKMEM_NOT_IN_PLACE);
        return 0;
    }
    int operator--() {
        static_assert(Never<T>::value, BACKMEM_NOT_IN_PLACE);
        return 0;
    }
    int operator--(int) {
        static_assert(Never<T>::value, BACKMEM_NOT_IN_PLACE);
        return 0;
    }
    BACKMEM_CHANGES_IN_PLACE(+=)
    BACKMEM_CHANGES_IN_PLACE(-=)
    BACKMEM_CHANGES_IN_PLACE(*=)
    BACKMEM_CHANGES_IN_PLACE(/=)
    BACKMEM_CHANGES_IN_PLACE(%=)
    BACKMEM_CHANGES_IN_PLACE(&=)
    BACKMEM_CHANGES_IN_PLACE(|=)
    BACKMEM_CHANGES_IN_PLACE(^=)
    BACKMEM_CHANGES_IN_PLACE(<<=)
    BACKMEM_CHANGES_IN_PLACE(>>=)
};

// One value of a store, as settings["volume"] gives it.
class Setting : public NoNumber<Setting> {
  public:
    Setting(Store &store, const char *key) : store_(store), key_(key) {
    }

    // Stored at once; store.error() tells whether it was: FULL, and nothing is stored.
    Setting &operator=(bool value);
    Setting &operator=(int value);
    Setting &operator=(unsigned value);
    Setting &operator=(long value);
    Setting &operator=(unsigned long value);
    Setting &operator=(long long value);
    Setting &operator=(unsigned long long value);
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
    int get(int otherwise) const;
    unsigned get(unsigned otherwise) const;
    long get(long otherwise) const {
        // Of 32 bits, but for a PC.
        return sizeof otherwise == sizeof(int)
                   ? static_cast<long>(get(static_cast<int>(otherwise)))
                   : static_cast<long>(get(static_cast<long long>(otherwise)));
    }
    unsigned long get(unsigned long otherwise) const {
        return sizeof otherwise == sizeof(unsigned)
                   ? static_cast<unsigned long>(get(static_cast<unsigned>(otherwise)))
                   : static_cast<unsigned long>(
                       get(static_cast<unsigned long long>(otherwise)));
    }
    long long get(long long otherwise) const;
    unsigned long long get(unsigned long long otherwise) const;
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

    // No conversion: it would not say what to take where nothing is stored.
    template <typename Other, typename = typename Conversion<Other>::none>
    operator Other() const;

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

    // Clears every byte, of another release's store too: it can be used then.
    bool wipe() {
        return became(BACKMEM_COLD, backmem_store_wipe(&store_));
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

inline Setting &Setting::operator=(long long value) {
    store_.did(backmem_store_set_int64(store_.c(), backmem_key(key_), value));
    return *this;
}

inline Setting &Setting::operator=(unsigned long long value) {
    store_.did(backmem_store_set_uint64(store_.c(), backmem_key(key_), value));
    return *this;
}

inline Setting &Setting::operator=(long value) {
    return *this = static_cast<long long>(value);
}

inline Setting &Setting::operator=(unsigned long value) {
    return *this = static_cast<unsigned long long>(value);
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

inline int Setting::get(int otherwise) const {
    int32_t value = 0;
    const backmem_err_t error =
        backmem_store_get_int32(store_.c(), backmem_key(key_), &value);
    return store_.did(error) ? static_cast<int>(value) : otherwise;
}

inline unsigned Setting::get(unsigned otherwise) const {
    uint32_t value = 0;
    const backmem_err_t error =
        backmem_store_get_uint32(store_.c(), backmem_key(key_), &value);
    return store_.did(error) ? static_cast<unsigned>(value) : otherwise;
}

inline long long Setting::get(long long otherwise) const {
    int64_t value = 0;
    const backmem_err_t error =
        backmem_store_get_int64(store_.c(), backmem_key(key_), &value);
    return store_.did(error) ? static_cast<long long>(value) : otherwise;
}

inline unsigned long long Setting::get(unsigned long long otherwise) const {
    uint64_t value = 0;
    const backmem_err_t error =
        backmem_store_get_uint64(store_.c(), backmem_key(key_), &value);
    return store_.did(error) ? static_cast<unsigned long long>(value) : otherwise;
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

// As CubeMX's: what the C library asks for.
//
// SPDX-License-Identifier: MIT
#include <errno.h>
#include <sys/stat.h>

extern char end;
int _close(int file);
int _fstat(int file, struct stat *found);
int _isatty(int file);
int _lseek(int file, int offset, int from);
int _read(int file, char *text, int length);
int _write(int file, char *text, int length);
void *_sbrk(int more);

int _close(int file) {
    (void)file;
    return -1;
}

int _fstat(int file, struct stat *found) {
    (void)file;
    found->st_mode = S_IFCHR;
    return 0;
}

int _isatty(int file) {
    (void)file;
    return 1;
}

int _lseek(int file, int offset, int from) {
    (void)file;
    (void)offset;
    (void)from;
    return 0;
}

int _read(int file, char *text, int length) {
    (void)file;
    (void)text;
    (void)length;
    return 0;
}

__attribute__((weak)) int _write(int file, char *text, int length) {
    (void)file;
    (void)text;
    return length;
}

void *_sbrk(int more) {
    static char *top = &end;
    char *old = top;
    top += more;
    return old;
}

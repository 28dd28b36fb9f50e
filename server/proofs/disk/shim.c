/*
 * Stands between a process and its disk (LD_PRELOAD). For files under DISK_FOLDER it
 *   - writes down every write, truncation, deletion and fsync, in order, into DISK_TRACE;
 *   - lets calls fail as the text in the file DISK_CONTROL says: "<generation> <w|s> <errno> <skip> <count>",
 *     that is: of the writes or syncs since this generation was first seen, skip so many, then fail so many.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { MOST_FDS = 4096 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint32_t file_of[MOST_FDS]; /* 0: not watched */
static uint32_t files;
static int trace = -2; /* -2: not opened yet, -1: none wanted */

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void put_all(int fd, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = REAL(write)(fd, next, count);
    if (written <= 0) abort(); /* a trace with a hole proves nothing */
    next += written;
    count -= (size_t)written;
  }
}

/* One record: kind, file, offset and length as 64-bit numbers, then the bytes. */
static void note(char kind, uint32_t file, int64_t offset, uint64_t length, const void *bytes) {
  if (trace == -2) {
    const char *path = getenv("DISK_TRACE");
    trace = path ? REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  }
  if (trace < 0) return;
  uint64_t head[4] = {(uint64_t)kind, file, (uint64_t)offset, length};
  put_all(trace, head, sizeof head);
  if (bytes) put_all(trace, bytes, length);
}

static void watch(int fd, const char *path) {
  const char *folder = getenv("DISK_FOLDER");
  if (fd < 0 || fd >= MOST_FDS || !folder || strncmp(path, folder, strlen(folder)) != 0) return;
  size_t length = strlen(path);
  if (length > 4 && strcmp(path + length - 4, "-shm") == 0) return; /* never survives a crash */
  pthread_mutex_lock(&lock);
  file_of[fd] = ++files;
  note('F', files, 0, length, path);
  pthread_mutex_unlock(&lock);
}

static uint32_t watched(int fd) { return fd >= 0 && fd < MOST_FDS ? file_of[fd] : 0; }

/* The errno with which this call is to fail, or 0. Called with the lock held. */
static int planned_failure(char kind) {
  static long last_generation, seen[2];
  const char *path = getenv("DISK_CONTROL");
  if (!path) return 0;
  int fd = REAL(open)(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  char text[64] = {0};
  ssize_t length = read(fd, text, sizeof text - 1);
  REAL(close)(fd);
  long generation, skip, count;
  int error;
  char which;
  if (length <= 0 || sscanf(text, "%ld %c %d %ld %ld", &generation, &which, &error, &skip, &count) != 5) return 0;
  if (generation != last_generation) {
    last_generation = generation;
    seen[0] = seen[1] = 0;
  }
  if (which != kind) return 0;
  long number = seen[kind == 's']++;
  return number >= skip && number < skip + count ? error : 0;
}

#define OPENING(name)                                              \
  int name(const char *path, int flags, ...) {                     \
    va_list rest;                                                  \
    va_start(rest, flags);                                         \
    mode_t mode = va_arg(rest, mode_t);                            \
    va_end(rest);                                                  \
    int fd = REAL(name)(path, flags, mode);                        \
    if ((flags & O_ACCMODE) != O_RDONLY) watch(fd, path);          \
    return fd;                                                     \
  }
OPENING(open)
OPENING(open64)

/* Noted by name: a file that is deleted is seldom open. */
int unlink(const char *path) {
  const char *folder = getenv("DISK_FOLDER");
  int result = REAL(unlink)(path);
  if (result != 0 || !folder || strncmp(path, folder, strlen(folder)) != 0) return result;
  pthread_mutex_lock(&lock);
  note('U', 0, 0, strlen(path), path);
  pthread_mutex_unlock(&lock);
  return result;
}

int close(int fd) {
  if (watched(fd)) file_of[fd] = 0;
  return REAL(close)(fd);
}

#define CHANGING(file, kind, offset, length, bytes, call)          \
  pthread_mutex_lock(&lock);                                       \
  int failure = planned_failure((kind) == 'S' ? 's' : 'w');        \
  __typeof__(call) result = -1;                                    \
  if (failure == 0) {                                              \
    result = call;                                                 \
    failure = errno;                                               \
    if (result >= 0) note(kind, file, offset, length, bytes);      \
  }                                                                \
  pthread_mutex_unlock(&lock);                                     \
  errno = failure;                                                 \
  return result;

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  uint32_t file = watched(fd);
  if (!file) return REAL(pwrite)(fd, bytes, count, offset);
  CHANGING(file, 'W', offset, (uint64_t)result, bytes, REAL(pwrite)(fd, bytes, count, offset))
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  uint32_t file = watched(fd);
  if (!file) return REAL(pwrite64)(fd, bytes, count, offset);
  CHANGING(file, 'W', offset, (uint64_t)result, bytes, REAL(pwrite64)(fd, bytes, count, offset))
}

ssize_t write(int fd, const void *bytes, size_t count) {
  uint32_t file = watched(fd);
  if (!file) return REAL(write)(fd, bytes, count);
  off_t offset = lseek(fd, 0, SEEK_CUR);
  CHANGING(file, 'W', offset, (uint64_t)result, bytes, REAL(write)(fd, bytes, count))
}

int ftruncate(int fd, off_t size) {
  uint32_t file = watched(fd);
  if (!file) return REAL(ftruncate)(fd, size);
  CHANGING(file, 'T', size, 0, NULL, REAL(ftruncate)(fd, size))
}

int ftruncate64(int fd, off64_t size) {
  uint32_t file = watched(fd);
  if (!file) return REAL(ftruncate64)(fd, size);
  CHANGING(file, 'T', size, 0, NULL, REAL(ftruncate64)(fd, size))
}

int fsync(int fd) {
  uint32_t file = watched(fd);
  if (!file) return REAL(fsync)(fd);
  CHANGING(file, 'S', 0, 0, NULL, REAL(fsync)(fd))
}

int fdatasync(int fd) {
  uint32_t file = watched(fd);
  if (!file) return REAL(fdatasync)(fd);
  CHANGING(file, 'S', 0, 0, NULL, REAL(fdatasync)(fd))
}

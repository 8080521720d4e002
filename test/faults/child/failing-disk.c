// A disk that breaks: after FAIL_AFTER bytes were written to files below FAIL_UNDER, every further write, flush and
// change of length there fails with EIO. Preloaded into the program under test, so that SQLite and Node both meet it.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static _Atomic long long written;

static int below(int fd) {
  const char *folder = getenv("FAIL_UNDER");
  char link[64], path[PATH_MAX];
  if (!folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

/** Whether the next `bytes` to `fd` must fail. A flush or a change of length is told as 0 bytes. */
static int breaks(int fd, size_t bytes) {
  if (!below(fd)) return 0;
  long long limit = atoll(getenv("FAIL_AFTER") ? getenv("FAIL_AFTER") : "0");
  if (atomic_fetch_add(&written, (long long)bytes) + (long long)bytes <= limit) return 0;
  errno = EIO;
  return 1;
}

static size_t total(const struct iovec *parts, int count) {
  size_t bytes = 0;
  for (int part = 0; part < count; part++) bytes += parts[part].iov_len;
  return bytes;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t bytes) {
  return breaks(fd, bytes) ? -1 : REAL(write)(fd, data, bytes);
}
ssize_t pwrite(int fd, const void *data, size_t bytes, off_t at) {
  return breaks(fd, bytes) ? -1 : REAL(pwrite)(fd, data, bytes, at);
}
ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t at) {
  return breaks(fd, bytes) ? -1 : REAL(pwrite64)(fd, data, bytes, at);
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  return breaks(fd, total(parts, count)) ? -1 : REAL(writev)(fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  return breaks(fd, total(parts, count)) ? -1 : REAL(pwritev)(fd, parts, count, at);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  return breaks(fd, total(parts, count)) ? -1 : REAL(pwritev64)(fd, parts, count, at);
}
ssize_t copy_file_range(int from, off64_t *start, int to, off64_t *at, size_t bytes, unsigned flags) {
  return breaks(to, bytes) ? -1 : REAL(copy_file_range)(from, start, to, at, bytes, flags);
}
int fsync(int fd) { return breaks(fd, 0) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return breaks(fd, 0) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t size) { return breaks(fd, 0) ? -1 : REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { return breaks(fd, 0) ? -1 : REAL(ftruncate64)(fd, size); }

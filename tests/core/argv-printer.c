/*
 * Every program of the cmd blocks: appends what it was called with to the file that ARGV_LOG names, a line for each
 * call, each argument in hexadecimal; prints VALUE, which stands for what a real one would say.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

/* Arguments with * stay as they are, as Python leaves them. */
int _dowildcard = 0;

/* For oneself alone: those on both sides of a pipe write at the same time. */
static HANDLE open_alone(const char *path) {
  for (int attempt = 0; attempt < 500; attempt++) {
    HANDLE file = CreateFileA(path, FILE_APPEND_DATA, 0, NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file != INVALID_HANDLE_VALUE) return file;
    Sleep(20);
  }
  return INVALID_HANDLE_VALUE;
}

int main(int count, char **arguments) {
  const char *path = arguments[0], *name = strrchr(path, '\\');
  char line[32768];
  int length = sprintf(line, "%s", name ? name + 1 : path);
  for (int i = 1; i < count; i++) {
    length += sprintf(line + length, " x");
    for (const unsigned char *at = (unsigned char *)arguments[i]; *at; at++) {
      length += sprintf(line + length, "%02x", *at);
    }
  }
  line[length++] = '\n';
  HANDLE log = open_alone(getenv("ARGV_LOG"));
  DWORD written = 0;
  if (!WriteFile(log, line, length, &written, NULL) || written != (DWORD)length) {
    fprintf(stderr, "%s: its call could not be written down\n", name ? name + 1 : path);
    return 1;
  }
  CloseHandle(log);
  puts("VALUE");
  return 0;
}

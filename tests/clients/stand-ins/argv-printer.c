/*
 * Every program of the cmd blocks: appends what it was called with to the file that ARGV_LOG names, a line for each
 * call, each argument in hexadecimal; prints VALUE, which stands for what a real one would say.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Arguments with * stay as they are, as Python leaves them. */
int _dowildcard = 0;

int main(int count, char **arguments) {
  FILE *log = fopen(getenv("ARGV_LOG"), "ab");
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
  fwrite(line, 1, length, log);
  fclose(log);
  puts("VALUE");
  return 0;
}

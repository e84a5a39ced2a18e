/** Merges TOML files in awk where `merge-toml.ts` would do the same, and refuses what is not plain; a test compares the two. */
export const POSIX_TOML = `# The same for a TOML file, which it changes only where that is plain; else it ends with 4 and says why.
with_toml() {
  cat <<'AWK'
function text(line) { sub(/\\r$/, "", line); return line }
function is_blank(line) { return line ~ /^[ \\t]*(#.*)?$/ }
function key_of(line) { sub(/[ \\t]*=.*/, "", line); gsub(/^[ \\t]+/, "", line); return line }
function value_of(line) { sub(/^[^=]*=[ \\t]*/, "", line); sub(/[ \\t]+(#.*)?$/, "", line); return line }
function plain(value) { gsub(/'/, "\\"", value); return value }
function refuse(why) { print why; refused = 1; exit 4 }
function is_open(line,  brackets) { brackets = gsub(/[[{]/, "", line); return brackets > gsub(/[]}]/, "", line) }
function insert(at, line,  i) {
  for (i = count; i > at; i--) lines[i + 1] = lines[i]
  lines[at + 1] = line eol
  count++; changed = 1
}
# The value of a key between two lines, and where it is.
function find(key, from, to,  i) {
  for (i = from; i <= to; i++)
    if (!is_blank(text(lines[i])) && text(lines[i]) ~ /=/ && key_of(text(lines[i])) == key) { where = i; return value_of(text(lines[i])) }
  where = 0
  return ""
}
function end_of_table(from,  i) {
  for (i = from + 1; i <= count; i++) if (text(lines[i]) ~ /^[ \\t]*\\[/) break
  return i - 1
}
FNR == NR {
  if ($0 ~ /^\\[\\[/) block = 1
  if ($0 ~ /=/ && !block) top[++tops] = $0
  if (block && $0 !~ /^[ \\t]*$/) entry[++entries] = $0
  next
}
{ lines[++count] = $0 }
END {
  eol = lines[1] ~ /\\r$/ ? "\\r" : ""
  if (eol && lines[count] !~ /\\r$/) lines[count] = lines[count] eol
  header = entry[1]
  inline = header; gsub(/[][]/, "", inline)
  for (i = 2; i <= entries; i++) if (key_of(entry[i]) == "name") name = value_of(entry[i])
  for (i = 2; i <= entries; i++) if (entry[i] == "default = true") is_default = 1
  for (i = 1; i <= count; i++) {
    if (index(lines[i], "\\"\\"\\"") || index(lines[i], "'''")) refuse("it has a text of several lines")
    if (text(lines[i]) ~ /^[ \\t]*\\[/) { if (!tables) tables = i }
    else if (!tables && is_open(text(lines[i]))) refuse("it has a value of several lines above its tables")
    if (!tables && !is_blank(text(lines[i])) && key_of(text(lines[i])) == inline) refuse("it has " inline " = [...] in one value")
  }
  for (i = 1; i <= count; i++) {
    if (text(lines[i]) !~ /^[ \\t]*\\[\\[/) continue
    line = text(lines[i]); gsub(/[ \\t]|#.*/, "", line)
    if (line != header) continue
    last = end_of_table(i)
    if (plain(find("name", i + 1, last)) == name) {
      found = 1
      for (k = 2; k <= entries; k++) if (plain(find(key_of(entry[k]), i + 1, last)) != value_of(entry[k])) refuse("it has an entry " name " that says something else")
    } else if (is_default && find("default", i + 1, last) == "true") refuse("another index in it is the default one")
  }
  for (t = 1; t <= tops; t++) {
    for (tables = 1; tables <= count; tables++) if (text(lines[tables]) ~ /^[ \\t]*\\[/) break
    given = find(key_of(top[t]), 1, tables - 1)
    if (where) {
      if (plain(given) == value_of(top[t])) continue
      if (given !~ /^("[^"]*"|'[^']*'|[a-z0-9]+)$/) refuse("it has a " key_of(top[t]) " that is not plain")
      lines[where] = top[t] eol; changed = 1
      continue
    }
    at = tables - 1
    while (at > 0 && is_blank(text(lines[at]))) at--
    insert(at, top[t])
    if (at == 0 && count > 1 && text(lines[2]) != "") insert(1, "")
  }
  if (!found) {
    if (count > 0 && text(lines[count]) !~ /^[ \\t]*$/) insert(count, "")
    for (k = 1; k <= entries; k++) insert(count, entry[k])
  }
  if (!changed) exit 3
  for (i = 1; i <= count; i++) print lines[i]
}
AWK
}
`

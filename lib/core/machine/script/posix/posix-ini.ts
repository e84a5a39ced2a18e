/** Merges INI files in awk as `merge-ini.ts` does; a test compares the two. */
export const POSIX_INI = `# An awk program that reads what is wanted, then an INI file, and writes the file with it. Ends with 3 if nothing is to be changed.
with_ini() {
  cat <<'AWK'
function text(line) { sub(/\\r$/, "", line); return line }
function is_header(line) { return line ~ /^\\[.+\\]/ }
function is_comment(line) { return line ~ /^[ \\t]*[#;]/ }
function is_blank(line) { return line ~ /^[ \\t]*$/ }
function name_of(line) { line = substr(line, 2); sub(/\\][^]]*$/, "", line); return line }
function is_option(line) { return line ~ /^[^ \\t=:][^=:]*[=:]/ }
function key_of(line) { sub(/[ \\t]*[=:].*/, "", line); return tolower(line) }
function value_of(line) { sub(/^[^=:]*[=:][ \\t]*/, "", line); sub(/[ \\t]+$/, "", line); return line }
function insert(at, line,  i) {
  for (i = count; i > at; i--) lines[i + 1] = lines[i]
  lines[at + 1] = line eol
  count++; changed = 1
}
function find_section(name) {
  for (first = 1; first <= count; first++)
    if (is_header(text(lines[first])) && name_of(text(lines[first])) == name) break
  if (first > count) return 0
  for (last = first + 1; last <= count; last++) if (is_header(text(lines[last]))) break
  last--
  return 1
}
function end_of_section() {
  at = last
  while (at > first && is_blank(text(lines[at]))) at--
  return at
}
function find_option(key,  i, line) {
  for (start = first + 1; start <= last; start++) {
    line = text(lines[start])
    if (is_comment(line) || !is_option(line) || key_of(line) != tolower(key)) continue
    end = start
    for (i = start + 1; i <= last; i++) {
      line = text(lines[i])
      if (is_blank(line) || is_comment(line)) continue
      if (line !~ /^[ \\t]/) break
      end = i
    }
    return 1
  }
  return 0
}
function items_of(  i, all, line) {
  all = value_of(text(lines[start]))
  for (i = start + 1; i <= end; i++) {
    line = text(lines[i])
    if (is_comment(line)) continue
    gsub(/^[ \\t]+|[ \\t]+$/, "", line)
    all = all "\\n" line
  }
  gsub(/^\\n+|\\n+$/, "", all)
  return all
}
function want_section(name) {
  if (find_section(name)) return
  if (count > 0 && !is_blank(text(lines[count]))) insert(count, "")
  insert(count, "[" name "]")
}
function want_value(section, key, value,  i) {
  find_section(section)
  if (!find_option(key)) { insert(end_of_section(), key " = " value); return }
  if (items_of() == value) return
  for (i = end + 1; i <= count; i++) lines[start + i - end] = lines[i]
  count -= end - start
  lines[start] = key " = " value eol
  changed = 1
}
function want_item(section, key, item,  i, all, parts, n) {
  find_section(section)
  if (!find_option(key)) {
    insert(end_of_section(), key " =")
    find_section(section); find_option(key)
  }
  n = split(items_of(), parts)
  for (i = 1; i <= n; i++) if (parts[i] == item) return
  insert(end, "    " item)
}
function refuse(at, why) { print "line " at " " why; exit 4 }
# What Python refuses, and what it reads though it is indented: an option or a header may be, a line here only goes on.
function look(  i, line, key, section, open, seen) {
  for (i = 1; i <= count; i++) {
    line = text(lines[i])
    if (is_blank(line) || is_comment(line)) continue
    if (line ~ /^[ \\t]/) {
      if (open) continue
      refuse(i, "is indented, and goes on with nothing")
    }
    open = !is_header(line)
    if (!open) { section = name_of(line); key = "" }
    else if (!is_option(line)) refuse(i, "is no option")
    else if (section == "") refuse(i, "is above the first section")
    else key = key_of(line)
    if (seen[section, key]++) refuse(i, "says again what is said above")
    gsub(/_/, "-", key)
    if (key != "" && key != key_of(line) && (key in asked_for)) refuse(i, "is another spelling of " key)
  }
}
FNR == NR { wanted[FNR] = $0; asked = FNR; key = key_of($0); asked_for[key]; next }
{ lines[++count] = $0 }
END {
  look()
  eol = lines[1] ~ /\\r$/ ? "\\r" : ""
  if (eol && lines[count] !~ /\\r$/) lines[count] = lines[count] eol
  for (w = 1; w <= count; w++) if (!is_blank(text(lines[w]))) break
  if (w > count) count = 0
  for (w = 1; w <= asked; w++) {
    line = wanted[w]
    if (is_header(line)) { section = name_of(line); want_section(section) }
    else if (line ~ /^[ \\t]+[^ \\t]/) { sub(/^[ \\t]+/, "", line); want_item(section, list, line) }
    else if (line ~ /^[a-z-]+ =$/) { list = key_of(line) }
    else if (is_option(line)) want_value(section, key_of(line), value_of(line))
  }
  if (!changed) exit 3
  for (w = 1; w <= count; w++) print lines[w]
}
AWK
}
`

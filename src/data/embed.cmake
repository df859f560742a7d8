# Turns a word list (one a line, # for comments) into one C++ string with line breaks around the words: "\\nword\\n".
# usage: cmake -DIN=list.txt -DOUT=list.inc -P embed.cmake
file(STRINGS "${IN}" lines)
set(out "\"\\n\"\n")
foreach(line IN LISTS lines)
  if(line MATCHES "^[a-z0-9/][a-z0-9/ ._=-]*$")
    string(APPEND out "\"${line}\\n\"\n")
  endif()
endforeach()
file(WRITE "${OUT}" "${out}")

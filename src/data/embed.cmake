# Turns a word list (one a line, # for comments) into lines of a C++ initialiser: "word",
# usage: cmake -DIN=list.txt -DOUT=list.inc -P embed.cmake
file(STRINGS "${IN}" lines)
set(out "")
foreach(line IN LISTS lines)
  if(line MATCHES "^[a-z0-9/][a-z0-9/ ._=-]*$")
    string(APPEND out "\"${line}\",\n")
  endif()
endforeach()
file(WRITE "${OUT}" "${out}")

# Turns a text file into one C++ string literal.
# usage: cmake -DIN=report.schema.json -DOUT=report.schema.inc -P embed_text.cmake
file(READ "${IN}" text)
file(WRITE "${OUT}" "R\"text(${text})text\"\n")

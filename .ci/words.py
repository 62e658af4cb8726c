"""Holds the words of a PDF, as pdftotext reads them, against the words of the Markdown it was made from.

usage: words.py LETTER.md LETTER.txt
"""

import collections
import re
import sys


def words(text):
    return re.findall(r"[^\W_]+", text.replace("\u00ad", ""))


def main(markdown_path, text_path):
    with open(markdown_path, encoding="utf-8") as file:
        markdown = file.read()
    with open(text_path, encoding="utf-8") as file:
        printed = file.read()
    # A word divided at the end of a line is one word.
    joined = re.sub(r"(?<=[^\W\d_])[-\u2010]\n(?=[^\W\d_])", "", printed)
    kept = re.sub(r"[-\u2010]\n", "-", printed)
    found = collections.Counter(words(joined)) | collections.Counter(words(kept))
    wanted = collections.Counter(words(re.sub(r"\\(.)", r"\1", markdown)))
    lost = wanted - found
    if lost:
        sys.exit(f"{text_path}: not in the PDF: {dict(lost)}")
    print(f"{text_path}: all {sum(wanted.values())} words of the Markdown are in the PDF")


if __name__ == "__main__":
    main(*sys.argv[1:])

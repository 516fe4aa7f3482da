# Runs statements and expressions that are given as text.
#
# SPDX-License-Identifier: MIT


def attempt(text, names):
    """Gives the value as text, or the exception."""
    try:
        try:
            return repr(eval(text, names))
        except SyntaxError:
            exec(text, names)
            return "done"
    except Exception as error:
        return error


def show(names, *texts):
    """Prints what came of each; of an exception the type, for its message is
    MicroPython's own."""
    for text in texts:
        result = attempt(text, names)
        if isinstance(result, Exception):
            result = type(result).__name__
        print(text, "->", result)


def show_error(names, *texts):
    """Prints exceptions whole: messages of ours."""
    for text in texts:
        result = attempt(text, names)
        if isinstance(result, Exception):
            result = type(result).__name__ + ": " + str(result)
        print(text, "->", result)

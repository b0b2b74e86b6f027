/* load LIBRARY SYMBOL...: loads a library as a language does, with everything that it needs, and looks the symbols up. */
#include <stdio.h>
#ifdef _WIN32
#include <windows.h>
#define open_library(path) (void *)LoadLibraryA(path)
#define find(library, name) (void *)GetProcAddress((HMODULE)(library), name)
#define last_error() "LoadLibrary failed"
#else
#include <dlfcn.h>
#define open_library(path) dlopen(path, RTLD_NOW | RTLD_LOCAL)
#define find(library, name) dlsym(library, name)
#define last_error() dlerror()
#endif

int main(int argc, char **argv) {
    void *library = argc > 1 ? open_library(argv[1]) : NULL;
    if (library == NULL) {
        fprintf(stderr, "%s: %s\n", argc > 1 ? argv[1] : "no library is named", argc > 1 ? last_error() : "");
        return 1;
    }
    for (int index = 2; index < argc; index++) {
        if (find(library, argv[index]) == NULL) {
            fprintf(stderr, "%s has no %s\n", argv[1], argv[index]);
            return 1;
        }
    }
    printf("%s is loaded\n", argv[1]);
    return 0;
}

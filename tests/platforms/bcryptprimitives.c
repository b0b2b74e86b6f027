/* bcryptprimitives.dll for Wine: Windows has one since version 7, and Rust's library takes random bytes from its ProcessPrng; Debian's
 * Wine 8 has none, and would load no library of ours. It is for tests only, and in no package. */
#include <windows.h>

/* RtlGenRandom, in advapi32. */
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) { return SystemFunction036(data, (ULONG)size); }

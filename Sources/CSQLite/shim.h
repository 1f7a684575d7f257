// What Swift cannot call of SQLite: its settings for the whole process, which take any arguments.
#include <sqlite3.h>

// To be called before the first database is opened; afterwards it does nothing.
static inline int sqlite3_config_memstatus(int isCounted) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isCounted);
}

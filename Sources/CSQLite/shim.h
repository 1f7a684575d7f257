// What Swift cannot call of SQLite: its settings, which take any arguments.
#include <sqlite3.h>

// To be called before the first database is opened; afterwards it does nothing.
static inline int sqlite3_config_memstatus(int isCounted) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, isCounted);
}

// Triggers of a database file are left alone, whatever is written.
static inline int sqlite3_ignore_triggers(sqlite3 *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0);
}

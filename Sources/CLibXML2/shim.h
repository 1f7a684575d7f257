#include <libxml/xmlversion.h>
// libxml2's headers bring ICU's along where they are installed, and those clash with Foundation's.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xpath.h>

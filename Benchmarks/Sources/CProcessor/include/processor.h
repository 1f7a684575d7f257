// What Swift's view of the C library lacks.
#pragma once

/// Has this process, and those that it starts, run on the first processor that it may use, and on no other.
void bind_to_one_processor(void);

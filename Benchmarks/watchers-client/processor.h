#ifndef PROCESSOR_H
#define PROCESSOR_H

/// Seconds of processor time that the process has used, user and system; 0 when there is no such process.
double processor_seconds(int pid);

#endif

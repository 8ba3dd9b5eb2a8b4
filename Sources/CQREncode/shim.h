// QR codes as squares of modules.
#include <qrencode.h>

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take variable arguments: one function for each kind of them.
static inline CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}
static inline CURLcode ccurl_get_number(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

typedef size_t (*ccurl_taker)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode ccurl_set_taker(CURL *handle, CURLoption option, ccurl_taker taker) {
    return curl_easy_setopt(handle, option, taker);
}

typedef curl_socket_t (*ccurl_opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode ccurl_set_opener(CURL *handle, ccurl_opener opener) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}

typedef int (*ccurl_listener)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
static inline CURLcode ccurl_set_listener(CURL *handle, ccurl_listener listener) {
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, listener);
}

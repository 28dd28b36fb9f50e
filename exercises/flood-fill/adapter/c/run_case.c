#include <string.h>

/* Rows come one by one; the picture has its pixels in one piece. */
char **run_case(const char *const *rows, size_t height, int x, int y, const char *new_color, size_t *length) {
    size_t width = height > 0 ? strlen(rows[0]) : 0;
    Picture picture = {(int)width, (int)height, malloc(width * height + 1)};
    for (size_t at = 0; at < height; at++) memcpy(&picture.pixels[at * width], rows[at], width);

    flood_fill(&picture, (Point){x, y}, new_color[0]);

    char **result = malloc((height + 1) * sizeof *result);
    for (size_t at = 0; at < height; at++) result[at] = strndup(&picture.pixels[at * width], width);
    *length = height;
    return result;
}

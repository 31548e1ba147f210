namespace NetGen.Data;

/// <summary>Where a pixel of a result comes from, seen from the centre of the image: x' = xx · x + xy · y, y' = yx · x + yy · y.</summary>
internal readonly record struct LinearMap(float XX, float XY, float YX, float YY);

WITH
lessons_measured AS (
  SELECT
    count(*) AS "lessons_drawn_used",
    count(*) AS "lessons_drawn_eligible",
    CAST(count(*) AS BIGINT) AS "lessons_drawn"
  FROM "lessons" AS s
)
SELECT
  coalesce(m1."lessons_drawn", 0) AS "lessons_drawn",
  coalesce(m1."lessons_drawn_used", 0) AS "used",
  coalesce(m1."lessons_drawn_eligible", 0) AS "eligible",
  coalesce(m1."lessons_drawn_eligible", 0) - coalesce(m1."lessons_drawn_used", 0) AS "missing"
FROM lessons_measured AS m1

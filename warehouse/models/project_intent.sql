-- One row per project of the register: what it meant for gender and rights, and what became of it.
-- Each state says one of three things (code list intent_states), or nothing is said (null):
--   held      as intended: the record says so
--   parted    the record says otherwise
--   not_due   not asked, the project still runs, or no ex-post evaluation is on record, be it
--             overdue (what is due on a day is in evaluation_windows)
-- Lists of methods name projects and say nothing of the others, so they never say otherwise.
WITH counted AS (
    SELECT
        project_code,
        count(target_count) > 0 AS has_targets,
        count(CASE WHEN sex IN ('female', 'male') THEN target_count END) > 0 AS targets_by_sex,
        count(reached_count) > 0 AS has_reached,
        count(CASE WHEN sex IN ('female', 'male') THEN reached_count END) > 0 AS reached_by_sex,
        sum(CASE WHEN sex = 'female' THEN reached_count END) AS women_reached
    FROM beneficiaries
    GROUP BY project_code
),

compared AS (
    SELECT
        project_code,
        CAST(sum(women_targeted) AS BIGINT) AS women_targeted,
        CAST(sum(persons_targeted) AS BIGINT) AS persons_targeted,
        CAST(sum(women_reached) AS BIGINT) AS women_reached,
        CAST(sum(persons_reached) AS BIGINT) AS persons_reached
    FROM beneficiary_parity
    WHERE persons_targeted IS NOT NULL AND persons_reached IS NOT NULL
    GROUP BY project_code
),

form AS (
    -- Only the questionnaire of 2022 asks whether rights were considered and upheld (2022-5).
    SELECT
        project_code,
        max(CASE WHEN questionnaire = '2022' AND return_status IN ('returned', 'missing') THEN 1 END) = 1
            AS was_asked
    FROM questionnaires
    GROUP BY project_code
),

answer AS (
    SELECT
        project_code,
        min(lower(answer_code)) AS rights_answer
    FROM questionnaire_answers
    WHERE question = '2022-5' AND lower(answer_code) IN ('yes', 'no')
    GROUP BY project_code
),

evaluated AS (
    -- A mid-term or final evaluation says nothing of what became of the project.
    SELECT
        evaluation_projects.project_code,
        max(CASE WHEN evaluation_statements.speaks_of_gender THEN 1 ELSE 0 END) = 1 AS evaluation_speaks
    FROM evaluation_projects
    JOIN evaluation_register
        ON evaluation_register.evaluation_id = evaluation_projects.evaluation_id
        AND evaluation_register.is_ex_post
    LEFT JOIN evaluation_statements
        ON evaluation_statements.evaluation_id = evaluation_projects.evaluation_id
    GROUP BY evaluation_projects.project_code
),

stated AS (
    SELECT
        projects.project_code,
        projects.title,
        projects.funding_year,
        projects.gender_marker,
        -- N/A is a marker too: gender does not apply, so nothing is meant.
        projects.gender_marker IN ('2a', '2b') AS is_meant,
        coalesce(projects.project_status = 'active', FALSE) AS still_runs,
        projects.expost_evaluated,
        counted.has_targets,
        counted.targets_by_sex,
        counted.has_reached,
        counted.reached_by_sex,
        counted.women_reached,
        CAST(100.0 * compared.women_targeted / nullif(compared.persons_targeted, 0) AS DECIMAL(24, 6))
            AS women_of_targets_pct,
        CAST(100.0 * compared.women_reached / nullif(compared.persons_reached, 0) AS DECIMAL(24, 6))
            AS women_of_reached_pct,
        project_facts.gender_method_named,
        project_facts.rights_method_named,
        form.project_code IS NOT NULL AS has_form,
        coalesce(form.was_asked, FALSE) AS was_asked,
        answer.rights_answer,
        evaluated.evaluation_speaks,
        projects.document,
        projects.locator
    FROM projects
    JOIN project_facts ON project_facts.project_code = projects.project_code
    LEFT JOIN counted ON counted.project_code = projects.project_code
    LEFT JOIN compared ON compared.project_code = projects.project_code
    LEFT JOIN form ON form.project_code = projects.project_code
    LEFT JOIN answer ON answer.project_code = projects.project_code
    LEFT JOIN evaluated ON evaluated.project_code = projects.project_code
),

judged AS (
    SELECT
        *,
        CASE
            WHEN is_meant THEN 'held'
            WHEN gender_marker = 'N/A' THEN 'not_due'
            WHEN gender_marker IS NOT NULL THEN 'parted'
        END AS marker_state,
        CASE
            WHEN targets_by_sex THEN 'held'
            WHEN has_targets THEN 'parted'
        END AS targets_state,
        CASE
            WHEN gender_method_named THEN 'held'
            WHEN still_runs THEN 'not_due'
        END AS gender_method_state,
        CASE
            WHEN rights_method_named THEN 'held'
            WHEN still_runs THEN 'not_due'
        END AS rights_method_state,
        CASE
            WHEN women_reached > 0 THEN 'held'
            WHEN women_reached = 0 OR has_reached THEN 'parted'
            WHEN still_runs THEN 'not_due'
        END AS women_reached_state,
        -- Five points apart is what a change of few persons makes in a small project.
        CASE
            WHEN women_of_reached_pct - women_of_targets_pct >= -5 THEN 'held'
            WHEN women_of_reached_pct IS NOT NULL AND women_of_targets_pct IS NOT NULL THEN 'parted'
            WHEN still_runs THEN 'not_due'
        END AS women_share_state,
        CASE
            WHEN rights_answer = 'yes' THEN 'held'
            WHEN rights_answer = 'no' THEN 'parted'
            WHEN still_runs OR (has_form AND NOT was_asked) THEN 'not_due'
        END AS rights_answer_state,
        CASE
            WHEN evaluation_speaks THEN 'held'
            WHEN evaluation_speaks IS NULL AND (still_runs OR NOT expost_evaluated) THEN 'not_due'
        END AS evaluation_state
    FROM stated
)

SELECT
    project_code,
    title,
    funding_year,
    gender_marker,
    is_meant,
    -- Known only where at least one record could say otherwise.
    CASE
        WHEN marker_state IN ('held', 'parted') OR targets_state IN ('held', 'parted')
            OR women_reached_state IN ('held', 'parted')
            OR women_share_state IN ('held', 'parted')
            OR rights_answer_state IN ('held', 'parted')
            THEN coalesce(marker_state, '') = 'parted' OR coalesce(targets_state, '') = 'parted'
            OR coalesce(women_reached_state, '') = 'parted'
            OR coalesce(women_share_state, '') = 'parted'
            OR coalesce(rights_answer_state, '') = 'parted'
    END AS is_drifting,
    marker_state,
    targets_state,
    gender_method_state,
    rights_method_state,
    women_reached_state,
    women_share_state,
    rights_answer_state,
    evaluation_state,
    women_of_targets_pct,
    women_of_reached_pct,
    CAST(women_of_reached_pct - women_of_targets_pct AS DECIMAL(24, 6)) AS women_share_change_points,
    is_meant AND coalesce(targets_by_sex, FALSE) AS meant_and_targeted,
    is_meant AND coalesce(targets_by_sex, FALSE) AND coalesce(reached_by_sex, FALSE)
        AS meant_and_reached,
    is_meant AND coalesce(targets_by_sex, FALSE) AND coalesce(reached_by_sex, FALSE)
        AND coalesce(evaluation_speaks, FALSE) AS meant_and_evaluated,
    evaluation_speaks,
    CAST(
        (CASE WHEN marker_state = 'parted' THEN 1 ELSE 0 END)
        + (CASE WHEN targets_state = 'parted' THEN 1 ELSE 0 END)
        + (CASE WHEN women_reached_state = 'parted' THEN 1 ELSE 0 END)
        + (CASE WHEN women_share_state = 'parted' THEN 1 ELSE 0 END)
        + (CASE WHEN rights_answer_state = 'parted' THEN 1 ELSE 0 END)
        AS BIGINT
    ) AS drifts,
    CAST(
        (CASE WHEN marker_state IS NULL THEN 1 ELSE 0 END)
        + (CASE WHEN targets_state IS NULL THEN 1 ELSE 0 END)
        + (CASE WHEN gender_method_state IS NULL THEN 1 ELSE 0 END)
        + (CASE WHEN rights_method_state IS NULL THEN 1 ELSE 0 END)
        + (CASE WHEN women_reached_state IS NULL THEN 1 ELSE 0 END)
        + (CASE WHEN women_share_state IS NULL THEN 1 ELSE 0 END)
        + (CASE WHEN rights_answer_state IS NULL THEN 1 ELSE 0 END)
        + (CASE WHEN evaluation_state IS NULL THEN 1 ELSE 0 END)
        AS BIGINT
    ) AS silences,
    document,
    locator
FROM judged

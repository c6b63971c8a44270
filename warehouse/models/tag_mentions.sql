-- One row per project code printed in a list, repeats and codes outside the register included.
SELECT
    tag_family,
    tag,
    project_code,
    list_position,
    printed_value,
    is_repeat,
    in_register,
    document,
    locator
FROM project_tags

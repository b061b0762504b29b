package fold

// apart gives for each letter that has no decomposition the letters people type for it.
// Those with marks that Unicode takes apart need no entry.
var apart = func() map[rune]string {
	m := map[rune]string{
		'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ł': "l", 'ı': "i", 'ȷ': "j", 'ð': "d", 'þ': "th", 'ŋ': "n", 'ə': "a", 'ǝ': "e",
		'ɔ': "o", 'ɛ': "e", 'ɩ': "i", 'ʊ': "u", 'ɑ': "a", 'ɣ': "g", 'ʃ': "s", 'ʒ': "z", 'ĸ': "k", 'ȝ': "g", 'ƿ': "w", 'ŉ': "n",
	}
	for base, letters := range map[string]string{
		"a": "ⱥᶏẚ", "b": "ƀɓƃᵬᶀꞗ", "c": "ƈȼɕꞓꞔ", "d": "ɗƌȡɖᵭᶁᶑ", "e": "ɇᶒⱸꬴ", "f": "ƒᵮᶂꞙ", "g": "ɠǥᶃꞡ", "h": "ħɦⱨꞕ", "i": "ɨᶖ", "j": "ɉʝ",
		"k": "ƙᶄⱪꝁꝃꝅꞣ", "l": "ŀƚȴɫɬɭᶅⱡꝉꞎꬷꬸꬹ", "m": "ɱᵯᶆꬺ", "n": "ɲƞȵɳᵰᶇꞑꞥꬻ", "o": "ɵⱺꝋꝍ", "p": "ƥᵱᵽᶈꝑꝓꝕ", "q": "ɋʠꝗꝙ", "r": "ɍɼɽɾᵲᵳᶉꞧꭉ",
		"s": "ȿʂᵴᶊꞩ", "t": "ŧƫƭʈȶⱦᵵ", "u": "ᶙꞹꭎꭒ", "v": "ʋᶌⱱⱴꝟ", "w": "ⱳ", "x": "ᶍꭖꭗꭘꭙ", "y": "ƴɏỿꭚ", "z": "ƶȥɀʐʑᵶᶎⱬ",
	} {
		for _, r := range letters {
			m[r] = base
		}
	}
	for sign, of := range map[string]string{"'": "’‘‛ʼʻʽʾʿˈ′´`ꞌ＇", "-": "‐‑‒–—―−﹣－⁃"} {
		for _, r := range of {
			m[r] = sign
		}
	}
	return m
}()

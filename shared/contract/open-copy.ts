/**
 * Where a decrypted copy of an attachment lies while another program shows it: alone in a folder of mode 700 in the
 * system's temporary folder. The name tells which docket process made it, so that it can be deleted when that is gone.
 */
export const OPEN_COPY_FOLDER = /^privacy-docket-open-(\d+)-[A-Za-z0-9]{6}$/;

/**
 * Endings of files that run rather than show something when a system opens them, or that make another program run
 * something: programs, scripts, installers, shortcuts, documents with macros. By system, as far as one is alone.
 */
const PROGRAM_ENDINGS: ReadonlySet<string> = new Set(
  [
    // Windows
    'appref-ms appx appxbundle bat chm cmd com cpl diagcab dll exe gadget hta inf ins isp jse js lnk mmc msc msi',
    'msix msixbundle msp mst ocx pif ps1 ps1xml ps2 psc1 psd1 psm1 reg scf scr sct settingcontent-ms sys url vb vbe',
    'vbs vhd vhdx vxd website ws wsc wsf wsh xbap xll iso img theme themepack library-ms search-ms searchconnector-ms',
    // macOS
    'action app command dmg fileloc inetloc mpkg osx pkg prefpane scpt scptd applescript terminal tool workflow webloc',
    // Linux
    'appimage bash csh deb desktop elf flatpak flatpakref ksh out rpm run sh snap so zsh fish',
    // Everywhere: other languages, archives that run, documents with macros
    'class jar jnlp jsm lua mjs php pl ps py pyc pyw pyz rb svg swf tcl wasm xpi crx htm html mht mhtml xht xhtml',
    'accda accde accdr ade adp docm dotm mda mdb mde potm ppam ppsm pptm ppa sldm xla xlam xlsb xlsm xltm iqy slk odb',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a file may run something when it is opened, by the ending of its name. */
export function isProgramName(name: string): boolean {
  const ending = /\.([^.]*)$/.exec(name.trim().replace(/(?<![. ])[. ]+$/, ''))?.[1];
  return ending !== undefined && PROGRAM_ENDINGS.has(ending.toLowerCase());
}
